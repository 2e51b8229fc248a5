// See place.hpp.
#include "place.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace lab::portability {

void RunsWhatCan::build(const std::vector<const Job*>& jobs,
                        const std::function<void(const Job&, Build)>& built) {
    inner_.build(jobs, built);
}

Run RunsWhatCan::run(const Experiment& experiment, const Build& build, const Launch& launch) {
    const std::vector<std::string> missing = place_.missing(experiment.needs);
    if (missing.empty()) return inner_.run(experiment, build, launch);
    Run run;
    run.variant = launch.variant, run.purpose = launch.purpose, run.claim = launch.claim;
    run.ending = Ending::unavailable;
    run.reason = fmt::format("needs {}", fmt::join(missing, ", "));
    return run;
}

}  // namespace lab::portability
