// Turns a claim about how cost grows with a parameter into a ratio claim, and its outcome back.
#pragma once

#include "trial.hpp"

namespace lab::judge {

/// Threshold of cost(to) / cost(from) that stands for a slope of ln cost over ln parameter:
/// (to/from)^slope. Slope 0 is constant cost, 1 linear, 0.5 the middle between both.
/// @param from, to parameters at the two ends of the sweep, 0 < from < to
double growth_threshold(double slope, double from, double to);

/// The same trial with estimate and interval as slopes, ln ratio / ln(to/from).
Trial as_slope(Trial ratio, double from, double to);

}  // namespace lab::judge
