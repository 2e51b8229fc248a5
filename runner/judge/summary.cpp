// Median and its interval by exact binomial ranks.
#include "summary.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace lab::judge {
namespace {

/// P(Binomial(n, 1/2) = k)
double mass(int n, int k) {
    return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) -
                    n * std::numbers::ln2);
}

}  // namespace

double median_of_sorted(const std::vector<double>& ascending) {
    const std::size_t middle = ascending.size() / 2;
    if (ascending.size() % 2 == 1) return ascending[middle];
    return std::midpoint(ascending[middle - 1], ascending[middle]);
}

std::optional<Summary> summarise(std::vector<double> values, double confidence) {
    const auto finite = [](double value) { return std::isfinite(value); };
    if (values.empty() || !std::all_of(values.begin(), values.end(), finite)) return std::nullopt;
    std::sort(values.begin(), values.end());

    const int n = static_cast<int>(values.size());
    int rank = 1;                 // k, from 1
    double outside = mass(n, 0);  // P(Binomial(n, 1/2) < k)
    while (rank < (n + 1) / 2) {
        const double wider = outside + mass(n, rank);
        if (wider > (1 - confidence) / 2) break;
        outside = wider;
        ++rank;
    }
    const auto low = static_cast<std::size_t>(rank - 1);
    return Summary{median_of_sorted(values),
                   {values[low], values[values.size() - 1 - low]},
                   std::max(0.0, 1 - 2 * outside),
                   n};
}

}  // namespace lab::judge
