// What one try of a claim came to: verdict, reason, estimate, and the counts behind them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "value.hpp"

namespace lab::judge {

/// What this machine, in this run, says about a claim.
enum class Verdict { verified, refuted, inconclusive, not_runnable };

/// Why a verdict is INCONCLUSIVE. Closed: a page has words for each of them.
enum class Reason {
    none,               ///< nothing to explain
    insensitive,        ///< the control holds too: the experiment cannot see the difference
    near_threshold,     ///< the interval hugs the threshold: more samples will not help
    too_few,            ///< fewer blocks or processes than a verdict needs
    timer_resolution,   ///< timings repeat or tie: the clock is too coarse for this operation
    below_overhead,     ///< the operation costs less than what surrounds it
    environment,        ///< the machine was not fit for this claim, or too many blocks were lost
    contradiction,      ///< REFUTED first, VERIFIED in the confirming run
    unconfirmed,        ///< seen once, not again
    not_observed,       ///< a thing that can happen did not
    flaky,              ///< some processes hold, some fail
    budget,             ///< blocks or time ran out before a decision
    control_undecided,  ///< the claim holds, but its control gave no verdict
    failed_run,         ///< a process crashed, timed out or ended without its report
    bad_report,         ///< a reported value has a type that the claim cannot use
    self_test,          ///< the harness failed its own A/A test in this run
};

/// An interval of cost ratios (dimensionless) or slopes, both limits included.
struct Interval {
    double low = 0;
    double high = 0;

    bool operator==(const Interval&) const = default;
};

/// One try of a claim: as it stands, with its control, or as a confirmation.
struct Trial {
    Verdict verdict = Verdict::inconclusive;
    Reason reason = Reason::none;
    std::string detail;                ///< words that complete the reason, may be empty
    std::optional<Value> estimate;     ///< ratio or slope for costs, the value for facts
    std::optional<Interval> interval;  ///< confidence sequence, each side `alpha`
    int n = 0;                         ///< blocks for costs, processes for facts
    int up = 0;                        ///< blocks above the threshold, or processes that hold
    int down = 0;                      ///< blocks below the threshold, or processes that fail
    int ties = 0;                      ///< blocks exactly on the threshold
    int discarded = 0;                 ///< blocks thrown away without looking at their times
    std::optional<int> needed;         ///< c[n]; nothing for facts and for an n that cannot decide
    std::optional<double> alpha;       ///< set exactly when the verdict rests on chance

    bool operator==(const Trial&) const = default;
};

/// A try that could not start.
/// @param missing what is missing, as a reader should see it: "io_uring_setup: EPERM"
Trial not_runnable(std::string missing);

/// A try without a verdict.
Trial inconclusive(Reason reason, std::string detail = {});

/// `VERIFIED`, `REFUTED`, `INCONCLUSIVE`, `NOT_RUNNABLE`.
std::string_view to_string(Verdict verdict);

/// `near-threshold` and so on; empty for Reason::none.
std::string_view to_string(Reason reason);

/// The inverse of `to_string`; nothing for unknown text.
std::optional<Verdict> verdict_from(std::string_view text);
std::optional<Reason> reason_from(std::string_view text);

/// Reason and detail as evidence keeps them: `not-observed: …`; the part before the colon is one of
/// the closed list. Only the detail for NOT_RUNNABLE, empty for VERIFIED and REFUTED.
std::string explain(Reason reason, const std::string& detail);
std::string explain(const Trial& trial);

}  // namespace lab::judge
