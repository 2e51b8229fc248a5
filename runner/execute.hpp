// Walks a plan through an executor: builds, runs, judges, and hands each outcome on as it is ready.
#pragma once

#include <functional>
#include <vector>

#include "executor.hpp"
#include "model.hpp"
#include "progress.hpp"

namespace lab {

/// Called with each outcome, from one thread at a time.
using Record = std::function<void(const Outcome&)>;

/// Tries the jobs that are neither reused nor lack anything: those that need the machine to
/// themselves one after another at the end, the rest in parallel beside compiling. Jobs that lack
/// something come out NOT_RUNNABLE. What the budget cut off is continued once, after all others,
/// and recorded again. Returns early, without half outcomes, once `stopped` is true.
/// @param workers programs to run at once while nothing has to run alone
/// @param self_test called once, before the first experiment with arms, while nothing else runs
void execute(const std::vector<Job>& jobs, Executor& executor, int workers, Progress& progress,
             const std::function<bool()>& stopped, const Record& record,
             const std::function<SelfTest()>& self_test = {});

}  // namespace lab
