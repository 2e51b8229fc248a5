// See costs.hpp.
#include "costs.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

#include "facts.hpp"
#include "judge/block.hpp"
#include "judge/sign_process.hpp"

namespace lab {
namespace {

constexpr int kBlocksInSegment = 8, kMostRestarts = 3;
constexpr int kSurveyProcesses = 3, kSurveyRounds = 5, kSurveyBatches = 3;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

judge::SignProcess new_process(const Claim& claim) {
    const bool above = claim.relation == judge::Relation::above;
    return {above ? judge::Comparison::above : judge::Comparison::below, threshold_ratio(claim)};
}

std::string coin_flips(std::mt19937_64& random) {
    std::string orders;
    for (int i = 0; i < kBlocksInSegment; ++i) orders += random() & 1 ? '1' : '0';
    return orders;
}

// Two arms of nearly the same cost are timed with one batch size, so that nothing but the
// operation differs between them.
void level(long long& a, long long& b) {
    if (std::max(a, b) <= 2 * std::min(a, b)) a = b = std::max(a, b);
}

void as_slopes(const Claim& claim, judge::Trial& trial) {
    if (claim.kind != ClaimKind::growth) return;
    if (trial.estimate) trial.estimate = slope_of(claim, std::get<double>(*trial.estimate));
    if (trial.interval)
        trial.interval = {slope_of(claim, trial.interval->low),
                          slope_of(claim, trial.interval->high)};
}

Try nothing_measured() {
    Try done;
    done.failed = true;
    done.trial = judge::inconclusive(
        judge::Reason::failed_run, "the program measured nothing: does main end with lab::run()?");
    return done;
}

}  // namespace

double slope_of(const Claim& claim, double ratio) {
    return std::log(ratio) / std::log(claim.to / claim.from);
}

double threshold_ratio(const Claim& claim) {
    const double threshold = std::get<double>(claim.threshold[0]);
    return claim.kind == ClaimKind::growth ? std::pow(claim.to / claim.from, threshold) : threshold;
}

struct CostTrial::Measured {
    Try done;
    judge::SignProcess process;
    int restarts = 0;
};

CostTrial::CostTrial(Executor& executor, const Experiment& experiment, const Build& build,
                     std::string variant, std::vector<Run>& runs)
    : executor_(executor),
      experiment_(experiment),
      build_(build),
      variant_(std::move(variant)),
      runs_(runs) {}

Run CostTrial::launch(const std::string& purpose, const std::string& plan,
                      const std::string& claim) {
    Run run = executor_.run(experiment_, build_, {variant_, purpose, plan, claim});
    runs_.push_back(run);
    return run;
}

const Run& CostTrial::calibration() {
    if (calibration_.empty()) calibration_.push_back(launch("calibrate", ""));
    return calibration_.front();
}

// Batch sizes for the two arms, or a failed try.
Try CostTrial::begin(const Claim& claim, unsigned long long seed) {
    Try done;
    done.seed = seed;
    const Run& run = calibration();
    if (!run.ok()) return try_facts(claim, {run});
    for (const std::string& arm : claim.subject) {
        const auto found = std::find_if(run.report.batches.begin(), run.report.batches.end(),
                                        [&](const BatchRecord& each) { return each.arm == arm; });
        if (found == run.report.batches.end()) {
            done.trial = judge::inconclusive(judge::Reason::failed_run, "no arm is named " + arm);
            done.failed = true;
            return done;
        }
        done.batch_sizes[arm] = found->n;
    }
    level(done.batch_sizes[claim.subject[0]], done.batch_sizes[claim.subject[1]]);
    done.clock = run.report.clock;
    return done;
}

// Adds one segment's blocks to the process. A batch of 0 ns was too small for the clock: all
// batches grow tenfold and the counts start again, a few times at most.
void CostTrial::add_segment(const Claim& claim, const Run& run, int segment, Measured& measured) {
    Try& done = measured.done;
    for (const BlockRecord& block : run.report.blocks) {
        const auto order = block.order == '0' ? judge::Order::abba : judge::Order::baab;
        const auto y = judge::log_ratio(
            order, {block.visits[0], block.visits[1], block.visits[2], block.visits[3]});
        if (!y && measured.restarts < kMostRestarts) {
            ++measured.restarts;
            for (auto& [arm, size] : done.batch_sizes) size *= 10;
            measured.process = new_process(claim);
            done.blocks.clear();
            return;
        }
        if (y) done.blocks.push_back({segment, block, *y});
        if (measured.process.add(y.value_or(std::nan(""))) != judge::State::go_on) return;
    }
}

Try CostTrial::decide(const Claim& claim, unsigned long long seed) {
    const auto start = Clock::now();
    Measured measured{begin(claim, seed), new_process(claim)};
    Try& done = measured.done;
    if (done.failed || done.unavailable) return done;
    std::mt19937_64 random(seed);
    executor_.guard();
    for (int segment = 0; measured.process.state() == judge::State::go_on; ++segment) {
        if (seconds_since(start) > experiment_.timing.budget_seconds) {
            measured.process.stop_for_budget();
            break;
        }
        const Run run = launch("segment", segment_plan(claim, done, coin_flips(random)), claim.id);
        done.guard.push_back(executor_.guard());
        if (!run.ok()) return try_facts(claim, {run});
        if (run.report.blocks.empty()) return nothing_measured();
        add_segment(claim, run, segment, measured);
    }
    done.trial = measured.process.trial();
    as_slopes(claim, done.trial);
    done.wall_seconds = seconds_since(start);
    return done;
}

std::string CostTrial::segment_plan(const Claim& claim, const Try& done,
                                    const std::string& orders) const {
    const std::string &a = claim.subject[0], &b = claim.subject[1];
    return fmt::format("{} {} {} {} {} {}", a, done.batch_sizes.at(a), b, done.batch_sizes.at(b),
                       experiment_.timing.batches, orders);
}

std::vector<Cost> CostTrial::survey() {
    std::vector<Cost> costs;
    const Run& sizes = calibration();
    if (!sizes.ok()) return costs;
    std::string plan = fmt::format("{} {}", kSurveyRounds, kSurveyBatches);
    for (const auto& [arm, batch] : sizes.report.batches) {
        costs.push_back({arm, batch, {}});
        plan += fmt::format(" {} {}", arm, batch);
    }
    for (int i = 0; i < kSurveyProcesses; ++i)
        for (const auto& [arm, ns] : launch("survey", plan).report.costs)
            for (Cost& cost : costs)
                if (cost.arm == arm) cost.ns.push_back(ns);
    return costs;
}

}  // namespace lab
