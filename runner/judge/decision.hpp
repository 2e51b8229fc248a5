// How many of n blocks must lie on one side before the sign process may decide.
#pragma once

#include <optional>

namespace lab::judge {

/// Chance of a wrong decision per direction, over the whole of a sampling run of any length.
/// 190 claims in two directions stay below 4 % together, even if each sat on its threshold.
inline constexpr double kAlpha = 1e-4;

/// Natural logarithm of the evidence against "each block's chance of lying on this side, given the
/// past, is at most one half", after k of n blocks lay there.
///
/// The evidence is the beta mixture over p uniform in (1/2, 1]
///
///     E(n, k) = 2^(n+1) k! (n-k)! / (n+1)! P(Binomial(n+1, 1/2) <= k),
///
/// a nonnegative supermartingale that starts at 1 (mixture after Robbins 1970; Howard, Ramdas,
/// McAuliffe and Sekhon, arXiv:1810.08240). By Ville's inequality it ever reaches 1/alpha with
/// probability at most alpha, so sampling may stop at any time.
/// @param n blocks, at least 0
/// @param k blocks on the side in question, 0 to n
double log_evidence(int n, int k);

/// c[n]: the smallest k with E(n, k) >= 1/alpha, summed directly in O(n).
/// @return nothing where even n of n blocks cannot decide (n < 17 for the usual alpha)
std::optional<int> needed(int n, double alpha = kAlpha);

/// c[1], c[2], … one after another, in constant time each.
class DecisionNumbers {
public:
    explicit DecisionNumbers(double alpha = kAlpha);

    /// Goes on to the next n and gives its c[n].
    std::optional<int> next();

private:
    bool enough(int k, double tail) const;

    double log_bar_;        // ln(1/alpha)
    int n_ = 0;             // blocks so far
    std::optional<int> c_;  // c[n_]
    double tail_ = 0;       // P(Binomial(n_ + 1, 1/2) <= c_)
};

}  // namespace lab::judge
