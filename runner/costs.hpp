// Tries claims about costs: drives arms through segments of blocks until the sign process decides.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "executor.hpp"
#include "model.hpp"

namespace lab {

/// Measures the arms of one experiment in one variant (real, or one control).
class CostTrial {
public:
    /// Runs made are appended to `runs`.
    CostTrial(Executor& executor, const Experiment& experiment, const Build& build,
              std::string variant, std::vector<Run>& runs);

    /// One independent try of a claim about costs. `seed` decides the order of arms in each block;
    /// it is recorded. An order of costs is tried link by link.
    Try decide(const Claim& claim, unsigned long long seed);

    /// Goes on with a try that the budget cut off: the same counts, twice the time.
    Try resume(const Claim& claim, Try done);

    /// What each arm costs, taken in turn in three processes; absolute numbers for tables.
    std::vector<Cost> survey();

private:
    struct Measured;

    const Run& calibration();
    int batches_a_visit(const Claim& claim) const;
    Try begin(const Claim& claim, unsigned long long seed);
    Try go_on(const Claim& claim, Try done, double seconds);
    void add_segment(const Claim& claim, const Run& run, int segment, Measured& measured);
    std::string segment_plan(const Claim& claim, const Try& done, const std::string& orders) const;
    Run launch(const std::string& purpose, const std::string& plan, const std::string& claim = "");

    Executor& executor_;
    const Experiment& experiment_;
    const Build& build_;
    std::string variant_;
    std::vector<Run>& runs_;
    std::vector<Run> calibration_;  // none or one
};

/// Whether a try ended only because its time did.
bool cut_off(const Try& done);

/// The ratio that the sign process is to decide against: the threshold itself, or for a growth
/// claim (to / from)^threshold.
double threshold_ratio(const Claim& claim);

}  // namespace lab
