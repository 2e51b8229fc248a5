// The typical value of a set of measurements, and how well they pin it down.
#pragma once

#include <optional>
#include <vector>

#include "trial.hpp"

namespace lab::judge {

/// A median with a distribution-free interval; units are those of the measurements.
struct Summary {
    double median = 0;
    Interval interval;    ///< holds the population's median with probability `coverage` or more
    double coverage = 0;  ///< exact, for independent measurements; below 0.95 if n < 6
    int n = 0;
};

/// The middle value; the mean of the two middle values for an even count. Not for an empty vector.
double median_of_sorted(const std::vector<double>& ascending);

/// Median and interval by order statistics.
///
/// The interval is [x(k), x(n+1-k)] with the largest k for which
/// P(Binomial(n, 1/2) < k) <= (1 - confidence) / 2; that is exact for any continuous distribution
/// and conservative for others (David and Nagaraja, Order Statistics, 3rd ed., section 7.1). Fewer
/// than six measurements cannot reach 95 %: then it is their whole range, and `coverage` says so.
/// @param values measurements in any order
/// @return nothing if there are none, or one is not finite
std::optional<Summary> summarise(std::vector<double> values, double confidence = 0.95);

}  // namespace lab::judge
