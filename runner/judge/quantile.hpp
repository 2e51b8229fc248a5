// Decides where a quantile of many samples lies: "99 % of wake-ups within a millisecond".
#pragma once

#include <optional>
#include <vector>

#include "decision.hpp"
#include "trial.hpp"

namespace lab::judge {

/// Natural logarithm of the evidence against "a sample exceeds the bound with a chance of at most
/// p0", after k of n samples did.
///
/// The beta mixture over p uniform in (p0, 1] against p0,
///
///     E(n, k) = k! (n-k)! / (n+1)! P(Binomial(n+1, p0) <= k) / (p0^k (1-p0)^(n-k) (1-p0)),
///
/// a nonnegative supermartingale that starts at 1, like log_evidence(), which is the case
/// p0 = 1/2.
/// @param n samples, at least 0
/// @param k those above the bound, 0 to n
/// @param p0 chance under the null hypothesis, between 0 and 1, both excluded
double log_evidence_above(int n, int k, double p0);

/// The mirror image: against "a sample exceeds the bound with a chance of at least p0".
double log_evidence_below(int n, int k, double p0);

/// The constants of the quantile process.
struct QuantileRules {
    double alpha = kAlpha;    ///< chance of a wrong decision, per direction
    int minimum = 24;         ///< samples before any verdict
    int maximum = 1'000'000;  ///< samples after which the budget is spent
};

/// The process for one claim about a quantile, looked at after each batch of samples.
///
/// Assumed is only that, whatever came before, the next sample exceeds the bound with a chance on
/// one side of 1 - q; neither a distribution nor a mean.
class QuantileProcess {
public:
    /// @param q which quantile, between 0 and 1, both excluded: 0.99
    /// @param bound with which it is compared, in the unit of the samples
    /// @param claims_below the claim is "the quantile is at most the bound"; otherwise that it is
    ///                     above
    QuantileProcess(double q, double bound, bool claims_below, QuantileRules rules = {});

    /// Takes the samples of one more process. One that is not finite ends it with
    /// Reason::bad_report.
    void add(const std::vector<double>& samples);

    bool decided() const { return verdict_ != Verdict::inconclusive; }
    bool exhausted() const { return static_cast<int>(sorted_.size()) >= rules_.maximum || bad_; }

    /// The outcome: estimate and interval are the quantile's, `up` counts samples above the bound,
    /// `down` all others. An undecided process gives what stopping it now would give.
    Trial trial() const;

private:
    std::optional<Interval> interval() const;

    double q_, bound_;
    bool claims_below_;
    QuantileRules rules_;
    std::vector<double> sorted_;  // ascending
    int up_ = 0;
    bool bad_ = false;
    Verdict verdict_ = Verdict::inconclusive;
};

}  // namespace lab::judge
