// Tries one experiment: its real runs, its controls, its costs, and the verdicts they give.
#pragma once

#include "executor.hpp"
#include "model.hpp"

namespace lab {

/// Tries one experiment from its build to its verdicts. A job that lacks something, or a listing
/// that did not compile, is not run. Where the run's self-test complains, no cost is believed.
Outcome try_experiment(Executor& executor, const Job& job, const Build& build,
                       const std::optional<SelfTest>& self_test = std::nullopt);

/// Whether a claim got no verdict only because its budget ended.
bool cut_off(const Outcome& outcome);

/// Goes on with the tries that the budget cut off: once, with the same counts and twice the time,
/// and with the tries that follow from what they come to.
void continue_experiment(Executor& executor, Outcome& outcome,
                         const std::optional<SelfTest>& self_test = std::nullopt);

}  // namespace lab
