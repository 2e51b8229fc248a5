// Decides a ratio of costs block by block, and may be stopped at any time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "decision.hpp"
#include "trial.hpp"

namespace lab::judge {

/// What the claim says of the ratio: `ratio > r0`, `ratio < r0`, or, for costs that are about
/// equal, `1/r0 <= ratio <= r0`.
enum class Comparison { above, below, within };

/// Where the process stands.
enum class State { go_on, verified, refuted, inconclusive };

/// The constants of the method. They are not for tuning: a claim that they cannot decide needs
/// another threshold.
struct SignRules {
    double alpha = kAlpha;        ///< chance of a wrong decision, per direction
    int minimum = 24;             ///< blocks before any verdict: three processes of eight
    int maximum = 1000;           ///< blocks after which the budget is spent
    double near = 1.1;            ///< interval inside [r0/near, r0*near]: near the threshold
    double tie_share = 0.20;      ///< more ties, or fewer different values: timer resolution
    double discard_share = 0.20;  ///< more blocks thrown away: environment
};

/// The sign process for one claim about cost(A) / cost(B).
///
/// A claim of equal cost has two thresholds, r0 and 1/r0: it is VERIFIED when the interval lies
/// between them, and REFUTED when it lies outside of both.
///
/// Only the side of the threshold on which each block lies is counted, so neither normality nor
/// equal spread nor a finite mean is assumed, and no block is ever trimmed. What is estimated is
/// exp(median of y), the typical ratio when both operations alternate on the same machine.
class SignProcess {
public:
    /// @param comparison what the claim says
    /// @param r0 threshold of the cost ratio, positive; above 1 for Comparison::within
    SignProcess(Comparison comparison, double r0, SignRules rules = {});

    /// Takes the next block. Blocks that come after the end change nothing.
    /// @param y the block's log ratio, see log_ratio(); one that is not finite ends the process
    ///          with Reason::timer_resolution
    State add(double y);

    /// Counts a block that was thrown away for a reason found without looking at its times.
    State discard();

    /// Ends an undecided process for a reason found outside. Stopping for the budget is called
    /// Reason::environment if too many blocks were thrown away, Reason::too_few below the minimum.
    void stop(Reason reason, std::string detail = {});
    void stop_for_budget() { stop(Reason::budget); }

    /// Goes on with the same counts after stop_for_budget(); legal at any time.
    void resume();

    State state() const { return state_; }
    Reason reason() const { return reason_; }

    int n() const { return static_cast<int>(sorted_.size()); }
    int up() const { return up_; }      ///< blocks above the (upper) threshold
    int down() const { return down_; }  ///< blocks below the (lower) threshold
    int ties() const { return ties_; }  ///< blocks exactly on a threshold
    /// How many different values of y have occurred. A quiet machine repeats some, since a batch is
    /// a whole number of clock steps; a clock that is too coarse shows hardly anything else.
    int different() const { return different_; }
    int discarded() const { return discarded_; }
    std::optional<int> needed() const { return needed_; }

    /// exp(median y); nothing before the first block.
    std::optional<double> estimate() const;

    /// Running intersection of the order-statistic intervals from `minimum` blocks on. For a claim
    /// above or below, VERIFIED and REFUTED exactly when it excludes r0. It is never empty: until
    /// then it contains r0, and the limit that excludes r0 is the block next to it.
    std::optional<Interval> interval() const;

    /// The outcome. An undecided process gives what stopping it now would give.
    Trial trial() const;

private:
    void count(double y);
    void narrow();
    void settle();
    void end(Verdict verdict, Reason reason);
    bool too_many_lost() const;
    Verdict by_counts() const;
    bool near_threshold() const;

    Comparison comparison_;
    double log_low_, log_high_;  // thresholds of y; equal unless the claim is one of equal cost
    SignRules rules_;
    DecisionNumbers numbers_;
    std::optional<int> needed_;
    std::vector<double> sorted_;         // every y so far, ascending
    std::optional<Interval> log_range_;  // running intersection, of y
    int up_ = 0;
    int down_ = 0;
    int ties_ = 0;
    int different_ = 0;
    int discarded_ = 0;
    State state_ = State::go_on;
    Reason reason_ = Reason::none;
    std::string detail_;
};

}  // namespace lab::judge
