// Decides what to run and says why; pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model.hpp"

namespace lab {

/// What evidence says about an earlier run, as far as the plan needs it.
struct Earlier {
    std::string key;
    std::map<std::string, std::string> key_parts;
    std::string finished_at;
    std::vector<std::string> missing;
    bool failed = false;
    bool sandboxed = true;
};

/// What a person asked for.
struct Filter {
    std::vector<std::string>
        patterns;             ///< experiment, topic, claim id, or a part of an id; none: all
    bool exact = false;       ///< patterns are whole experiment ids
    bool no_sandbox = false;  ///< what was run without one is good enough
    bool again = false;       ///< run even if nothing changed
};

/// Does the filter choose this experiment?
bool chosen(const Filter& filter, const Experiment& experiment);

/// The reason for running an experiment, or for reusing its evidence: "listing changed",
/// "kernel or CPU changed", "never run", "reused, 3 h old".
/// @param now seconds since the epoch, for the age
void decide_reuse(Job& job, const std::optional<Earlier>& earlier, const Filter& filter,
                  std::int64_t now);

}  // namespace lab
