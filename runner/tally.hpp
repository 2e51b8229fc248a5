// Counts verdicts, and says them in words.
#pragma once

#include <fmt/core.h>

#include <string>

#include "evidence.hpp"

namespace lab {

/// Two tries that contradict each other, or a failed self-test: the run itself is in doubt
/// (verdict-method, continuous-integration gate).
inline bool speaks_against_the_harness(const std::string& reason) {
    return reason.rfind("contradiction", 0) == 0 || reason.rfind("self-test", 0) == 0;
}

struct Tally {
    int verified = 0, refuted = 0, inconclusive = 0, not_runnable = 0;
    bool failed = false;  ///< a program did not do what it should, or the harness is in doubt

    void add(const std::string& verdict) {
        verified += verdict == "VERIFIED";
        refuted += verdict == "REFUTED";
        inconclusive += verdict == "INCONCLUSIVE";
        not_runnable += verdict == "NOT_RUNNABLE";
    }

    void add(const Recorded& recorded) {
        for (const RecordedClaim& claim : recorded.claims) {
            add(claim.verdict);
            failed |= speaks_against_the_harness(claim.reason);
        }
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
