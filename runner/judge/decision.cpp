// The beta-mixture test martingale behind c[n], in logarithms.
#include "decision.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lab::judge {
namespace {

double log_factorial(int n) { return std::lgamma(n + 1.0); }

/// ln P(Binomial(n, 1/2) = k)
double log_mass(int n, int k) {
    return log_factorial(n) - log_factorial(k) - log_factorial(n - k) - n * std::numbers::ln2;
}

double log_sum(double a, double b) {
    const double high = std::max(a, b);
    return std::isinf(high) ? high : high + std::log1p(std::exp(std::min(a, b) - high));
}

/// ln P(Binomial(n, 1/2) <= k); at most 0, also after rounding
double log_tail(int n, int k) {
    double sum = log_mass(n, 0);
    for (int i = 1; i <= k; ++i) sum = log_sum(sum, log_mass(n, i));
    return std::min(sum, 0.0);
}

/// ln E(n, k) without its binomial tail
double log_factor(int n, int k) {
    return (n + 1) * std::numbers::ln2 + log_factorial(k) + log_factorial(n - k) -
           log_factorial(n + 1);
}

}  // namespace

double log_evidence(int n, int k) { return log_factor(n, k) + log_tail(n + 1, k); }

std::optional<int> needed(int n, double alpha) {
    if (n < 1) return std::nullopt;
    double tail = log_mass(n + 1, 0);
    for (int k = 0; k <= n; ++k) {
        if (k > 0) tail = std::min(log_sum(tail, log_mass(n + 1, k)), 0.0);
        if (log_factor(n, k) + tail >= -std::log(alpha)) return k;
    }
    return std::nullopt;
}

DecisionNumbers::DecisionNumbers(double alpha) : log_bar_(-std::log(alpha)) {}

bool DecisionNumbers::enough(int k, double tail) const {
    return log_factor(n_, k) + std::log(tail) >= log_bar_;
}

// E is a martingale in n, so c[n+1] is c[n] or one more, and the first c[n] is n itself. The tails
// follow from P(Bin(m+1) <= k) = P(Bin(m) <= k) - P(Bin(m) = k) / 2 and
// P(Bin(m+1) <= k+1) = P(Bin(m) <= k) + P(Bin(m) = k+1) / 2; both are near 1, nothing cancels.
std::optional<int> DecisionNumbers::next() {
    ++n_;
    if (!c_) {
        const double all = 1 - std::exp2(-(n_ + 1.0));
        if (enough(n_, all)) c_ = n_, tail_ = all;
        return c_;
    }
    const double same = tail_ - std::exp(log_mass(n_, *c_)) / 2;
    if (enough(*c_, same)) {
        tail_ = same;
    } else {
        tail_ += std::exp(log_mass(n_, *c_ + 1)) / 2;
        ++*c_;
    }
    return c_;
}

}  // namespace lab::judge
