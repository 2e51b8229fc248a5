// The beta mixture of decision.cpp for a chance other than one half, and its inversion.
#include "quantile.hpp"

#include <algorithm>
#include <cmath>

namespace lab::judge {
namespace {

double log_mass(int n, int k, double p) {
    return std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) +
           k * std::log(p) + (n - k) * std::log1p(-p);
}

double log_sum(double a, double b) {
    const double high = std::max(a, b);
    return std::isinf(high) ? high : high + std::log1p(std::exp(std::min(a, b) - high));
}

// ln P(first <= Binomial(n, p) <= last), at most 0 also after rounding. Summed from the term next
// to the mode outwards, and no further than where terms stop to count.
double log_between(int n, int first, int last, double p) {
    if (first > last) return -INFINITY;
    const int mode = std::clamp(static_cast<int>((n + 1) * p), first, last);
    double sum = log_mass(n, mode, p);
    const auto add_while_it_counts = [&](int from, int to, int step) {
        for (int k = from; step > 0 ? k <= to : k >= to; k += step) {
            const double term = log_mass(n, k, p);
            sum = log_sum(sum, term);
            if (term < sum - 40) break;
        }
    };
    add_while_it_counts(mode + 1, last, 1);
    add_while_it_counts(mode - 1, first, -1);
    return std::min(sum, 0.0);
}

}  // namespace

double log_evidence_above(int n, int k, double p0) {
    const double beta = std::lgamma(k + 1.0) + std::lgamma(n - k + 1.0) - std::lgamma(n + 2.0);
    return beta + log_between(n + 1, 0, k, p0) - k * std::log(p0) - (n - k + 1) * std::log1p(-p0);
}

double log_evidence_below(int n, int k, double p0) { return log_evidence_above(n, n - k, 1 - p0); }

QuantileProcess::QuantileProcess(double q, double bound, bool claims_below, QuantileRules rules)
    : q_(q), bound_(bound), claims_below_(claims_below), rules_(rules) {}

void QuantileProcess::add(const std::vector<double>& samples) {
    if (decided() || exhausted()) return;
    const auto finite = [](double value) { return std::isfinite(value); };
    bad_ = !std::all_of(samples.begin(), samples.end(), finite);
    if (bad_) return;
    sorted_.insert(sorted_.end(), samples.begin(), samples.end());
    std::sort(sorted_.begin(), sorted_.end());
    const auto first_above = std::upper_bound(sorted_.begin(), sorted_.end(), bound_);
    up_ = static_cast<int>(sorted_.end() - first_above);
    const int n = static_cast<int>(sorted_.size());
    if (n < rules_.minimum) return;
    const double bar = -std::log(rules_.alpha);
    if (log_evidence_above(n, up_, 1 - q_) >= bar)
        verdict_ = claims_below_ ? Verdict::refuted : Verdict::verified;
    else if (log_evidence_below(n, up_, 1 - q_) >= bar)
        verdict_ = claims_below_ ? Verdict::verified : Verdict::refuted;
}

// The bounds that would not be decided, by the number of samples that lie above them: fewer than
// are needed for "the quantile is above", more than are needed for "it is at most".
std::optional<Interval> QuantileProcess::interval() const {
    const int n = static_cast<int>(sorted_.size());
    const double bar = -std::log(rules_.alpha), p0 = 1 - q_;
    const auto expected = static_cast<int>(n * p0);
    int above = expected, below = expected;
    while (above <= n && log_evidence_above(n, above, p0) < bar) ++above;
    while (below >= 0 && log_evidence_below(n, below, p0) < bar) --below;
    if (n < rules_.minimum || above > n || below < 0) return std::nullopt;
    const auto at = [&](int from_top) { return sorted_[static_cast<std::size_t>(n - from_top)]; };
    return Interval{at(above), at(below + 1)};
}

Trial QuantileProcess::trial() const {
    const int n = static_cast<int>(sorted_.size());
    Trial trial;
    trial.verdict = verdict_;
    trial.n = n, trial.up = up_, trial.down = n - up_;
    trial.alpha = rules_.alpha;
    trial.interval = interval();
    if (n > 0) {
        const auto rank = static_cast<std::size_t>(std::ceil(q_ * n));
        trial.estimate = sorted_[std::max<std::size_t>(rank, 1) - 1];
    }
    if (decided()) return trial;
    trial.reason = bad_                 ? Reason::bad_report
                   : n < rules_.minimum ? Reason::too_few
                                        : Reason::budget;
    if (bad_) trial.detail = "a sample is not a finite number";
    return trial;
}

}  // namespace lab::judge
