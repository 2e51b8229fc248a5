// Joins the ratio claims of an order of costs, A < B < C, one for each pair of neighbours.
#pragma once

#include <vector>

#include "trial.hpp"

namespace lab::judge {

/// The level of one link, so that the whole chain is refuted by chance no oftener than one claim.
double alpha_of_link(double alpha, int links);

/// All links VERIFIED: VERIFIED. Any REFUTED: REFUTED. Otherwise INCONCLUSIVE, for the reason of
/// the first link without verdict. Estimate, interval and counts are those of the link that
/// decides: the one with the smallest ratio, or the first that failed.
/// @param links tries of "cost(next) / cost(previous) > r", in the order of the claim
Trial chain(const std::vector<Trial>& links);

}  // namespace lab::judge
