// Which cells are to be tried, and why; pure.
#pragma once

#include <string>
#include <vector>

#include "place.hpp"
#include "shelf.hpp"

namespace lab::portability {

/// A cell that is wanted.
struct Wanted {
    const Experiment* experiment = nullptr;
    const Found* compiler = nullptr;
    Setting setting;
    std::string reason;  ///< why it is tried: "never recorded", "listing changed", …
};

/// Why this setting is to be tried, given what is recorded; empty: it is recorded as it stands.
/// @param again tried in any case
std::string why_try(const Sheet& recorded, const Setting& setting, const Content& content,
                    bool again);

}  // namespace lab::portability
