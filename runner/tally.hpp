// Counts verdicts, and says them in words.
#pragma once

#include <fmt/core.h>

#include <string>

#include "evidence.hpp"

namespace lab {

struct Tally {
    int verified = 0, refuted = 0, inconclusive = 0, not_runnable = 0;
    bool failed = false;  ///< some experiment's program did not do what it should

    void add(const std::string& verdict) {
        verified += verdict == "VERIFIED";
        refuted += verdict == "REFUTED";
        inconclusive += verdict == "INCONCLUSIVE";
        not_runnable += verdict == "NOT_RUNNABLE";
    }

    void add(const Recorded& recorded) {
        for (const RecordedClaim& claim : recorded.claims) add(claim.verdict);
        failed |= recorded.earlier.failed;
    }

    int all() const { return verified + refuted + inconclusive + not_runnable; }

    /// "12 VERIFIED, 1 REFUTED".
    std::string words() const {
        std::string out;
        const auto say = [&](int count, const char* what) {
            if (count > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, what);
        };
        say(verified, "VERIFIED"), say(refuted, "REFUTED");
        say(inconclusive, "INCONCLUSIVE"), say(not_runnable, "NOT_RUNNABLE");
        return out.empty() ? "nothing decided" : out;
    }
};

}  // namespace lab
