// See costs.hpp.
#include "costs.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <random>

#include "facts.hpp"
#include "judge/block.hpp"
#include "judge/chain.hpp"
#include "judge/growth.hpp"
#include "judge/sign_process.hpp"

namespace lab {
namespace {

constexpr int kBlocksInSegment = 8, kMostRestarts = 3;
constexpr int kSurveyProcesses = 3, kSurveyRounds = 5, kSurveyBatches = 3;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

judge::Comparison comparison_of(const Claim& claim) {
    switch (claim.relation) {
        case judge::Relation::below:
            return judge::Comparison::below;
        case judge::Relation::within:
            return judge::Comparison::within;
        default:
            return judge::Comparison::above;
    }
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

judge::Order order_of(const BlockRecord& block) {
    return block.order == '0' ? judge::Order::abba : judge::Order::baab;
}

std::array<double, 4> visits_of(const BlockRecord& block) {
    return {block.visits[0], block.visits[1], block.visits[2], block.visits[3]};
}

std::optional<double> log_ratio_of(const Claim& claim, const BlockRecord& block) {
    const auto order = order_of(block);
    if (claim.overhead.empty()) return judge::log_ratio(order, visits_of(block));
    return judge::log_net_ratio(order, visits_of(block), block.overhead);
}

// One number for a whole segment: the logarithm of all that A took over all that B took. A claim
// about totals counts these, so that rare and huge costs enter.
double log_ratio_of_totals(std::vector<BlockEvidence>::const_iterator first,
                           std::vector<BlockEvidence>::const_iterator last) {
    judge::PairOfCosts sum;
    for (; first != last; ++first) {
        const auto costs = judge::costs_of(order_of(first->block), visits_of(first->block));
        sum.a += costs.a, sum.b += costs.b;
    }
    return std::log(sum.a / sum.b);
}

void count(const Claim& claim, const std::vector<BlockEvidence>& blocks, std::size_t from,
           judge::SignProcess& process) {
    const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(from);
    if (claim.kind == ClaimKind::total) {
        if (first != blocks.end()) process.add(log_ratio_of_totals(first, blocks.end()));
        return;
    }
    for (auto each = first; each != blocks.end(); ++each) process.add(each->y);
}

// The counts of a try that was made before, block by block.
judge::SignProcess replayed(const Claim& claim, const std::vector<BlockEvidence>& blocks,
                            judge::SignProcess process) {
    std::vector<BlockEvidence> segment;
    for (const BlockEvidence& block : blocks) {
        if (!segment.empty() && segment.back().segment != block.segment) {
            count(claim, segment, 0, process);
            segment.clear();
        }
        segment.push_back(block);
    }
    count(claim, segment, 0, process);
    return process;
}

bool lost_in_overhead(const std::vector<BlockEvidence>& blocks) {
    std::vector<double> a, b, around;
    for (const BlockEvidence& each : blocks) {
        const auto costs = judge::costs_of(order_of(each.block), visits_of(each.block));
        a.push_back(costs.a), b.push_back(costs.b), around.push_back(each.block.overhead);
    }
    return judge::below_overhead(a, around) || judge::below_overhead(b, around);
}

judge::Trial trial_of(const Claim& claim, const Try& done, const judge::SignProcess& process) {
    judge::Trial trial = process.trial();
    if (!claim.overhead.empty() && !done.blocks.empty() && lost_in_overhead(done.blocks)) {
        trial.verdict = judge::Verdict::inconclusive;
        trial.reason = judge::Reason::below_overhead;
        trial.detail = "an operation costs less than three times " + claim.overhead;
    }
    return claim.kind == ClaimKind::growth ? judge::as_slope(trial, claim.from, claim.to) : trial;
}

// The claims of an order of costs, one for each pair of neighbours: the next is dearer.
std::vector<Claim> links_of(const Claim& claim) {
    std::vector<Claim> links;
    for (std::size_t i = 0; i + 1 < claim.subject.size(); ++i) {
        links.push_back(claim);
        links.back().kind = ClaimKind::ratio;
        links.back().subject = {claim.subject[i + 1], claim.subject[i]};
        links.back().links = static_cast<int>(claim.subject.size()) - 1;
    }
    return links;
}

Try joined(std::vector<Try> links) {
    Try whole;
    std::vector<judge::Trial> trials;
    for (const Try& link : links) {
        trials.push_back(link.trial);
        whole.wall_seconds += link.wall_seconds;
        whole.failed = whole.failed || link.failed;
        whole.unavailable = whole.unavailable || link.unavailable;
        whole.continued = whole.continued || link.continued;
        whole.guard.insert(whole.guard.end(), link.guard.begin(), link.guard.end());
    }
    whole.trial = judge::chain(trials);
    whole.links = std::move(links);
    return whole;
}

judge::SignProcess new_process(const Claim& claim) {
    judge::SignRules rules;
    rules.alpha = judge::alpha_of_link(rules.alpha, claim.links);
    return {comparison_of(claim), threshold_ratio(claim), rules};
}

// Which blocks were measured, in the words of a plan.
std::string orders_of(const Report& report) {
    std::string orders;
    for (const BlockRecord& block : report.blocks) orders += block.order;
    return orders;
}

// Blocks told twice, left out or in another order than the coin's would count as evidence.
Try not_as_planned(const std::string& orders, const std::string& seen) {
    Try done;
    done.failed = true;
    done.trial =
        seen.empty()
            ? judge::inconclusive(judge::Reason::failed_run,
                                  "the program measured nothing: does main end with lab::run()?")
            : judge::inconclusive(
                  judge::Reason::bad_report,
                  fmt::format("wanted blocks in the orders {}, saw {}", orders, seen));
    return done;
}

// Why so few blocks: one of them takes so long that the budget does not hold the least number.
std::string too_slow(int blocks, double seconds) {
    const int least = judge::SignRules{}.minimum;
    if (blocks == 0 || blocks >= least) return "";
    return fmt::format(
        "{} blocks in {:.1f} s, and a verdict needs {}: raise [timing] budget to {:.0f}", blocks,
        seconds, least, std::ceil(1.5 * least * seconds / blocks));
}

std::string names_of(const std::vector<BatchRecord>& batches) {
    std::vector<std::string> names;
    for (const BatchRecord& each : batches) names.push_back(each.arm);
    return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

bool cut_off(const Try& done) {
    if (!done.links.empty()) return std::any_of(done.links.begin(), done.links.end(), cut_off);
    const auto reason = done.trial.reason;
    return !done.failed && !done.continued &&
           (reason == judge::Reason::budget || reason == judge::Reason::too_few);
}

double threshold_ratio(const Claim& claim) {
    const double threshold = std::get<double>(claim.threshold[0]);
    return claim.kind == ClaimKind::growth
               ? judge::growth_threshold(threshold, claim.from, claim.to)
               : threshold;
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

// A total counts every batch; elsewhere the median of a few batches stands for a visit.
int CostTrial::batches_a_visit(const Claim& claim) const {
    return claim.kind == ClaimKind::total ? 1 : experiment_.timing.batches;
}

// Batch sizes for all arms of the claim, or a failed try.
Try CostTrial::begin(const Claim& claim, unsigned long long seed) {
    Try done;
    done.seed = seed;
    const Run& run = calibration();
    if (!run.ok()) return try_facts(claim, {run});
    std::vector<std::string> arms = claim.subject;
    if (!claim.overhead.empty()) arms.push_back(claim.overhead);
    for (const std::string& arm : arms) {
        const auto found = std::find_if(run.report.batches.begin(), run.report.batches.end(),
                                        [&](const BatchRecord& each) { return each.arm == arm; });
        if (found == run.report.batches.end()) {
            done.trial = judge::inconclusive(
                judge::Reason::failed_run,
                fmt::format("no arm is named {}; saw {}", arm, names_of(run.report.batches)));
            done.failed = true;
            return done;
        }
        done.batch_sizes[arm] = found->n;
    }
    level(done.batch_sizes[claim.subject[0]], done.batch_sizes[claim.subject[1]]);
    done.batches = batches_a_visit(claim);
    done.clock = run.report.clock;
    return done;
}

// Adds one segment's blocks to the process. A batch of 0 ns was too small for the clock: all
// batches grow tenfold and the counts start again, a few times at most.
void CostTrial::add_segment(const Claim& claim, const Run& run, int segment, Measured& measured) {
    Try& done = measured.done;
    const std::size_t before = done.blocks.size();
    for (const BlockRecord& block : run.report.blocks) {
        const auto y = log_ratio_of(claim, block);
        if (!y && measured.restarts < kMostRestarts) {
            ++measured.restarts;
            for (auto& [arm, size] : done.batch_sizes) size *= 10;
            measured.process = new_process(claim);
            done.blocks.clear();
            return;
        }
        done.blocks.push_back({segment, block, y.value_or(std::nan(""))});
        if (y && claim.kind == ClaimKind::total) continue;
        if (measured.process.add(done.blocks.back().y) != judge::State::go_on) return;
    }
    if (claim.kind == ClaimKind::total) count(claim, done.blocks, before, measured.process);
}

Try CostTrial::decide(const Claim& claim, unsigned long long seed) {
    if (claim.kind == ClaimKind::ascending) {
        std::vector<Try> links;
        for (const Claim& link : links_of(claim)) {
            links.push_back(decide(link, seed + links.size()));
            if (links.back().failed || links.back().unavailable) break;
        }
        return joined(std::move(links));
    }
    Try begun = begin(claim, seed);
    if (begun.failed || begun.unavailable) return begun;
    return go_on(claim, std::move(begun), experiment_.timing.budget_seconds);
}

Try CostTrial::resume(const Claim& claim, Try done) {
    if (!done.links.empty()) {
        const std::vector<Claim> links = links_of(claim);
        for (std::size_t i = 0; i < done.links.size(); ++i)
            if (cut_off(done.links[i])) done.links[i] = resume(links[i], std::move(done.links[i]));
        return joined(std::move(done.links));
    }
    done.continued = true;
    return go_on(claim, std::move(done), 2 * experiment_.timing.budget_seconds);
}

Try CostTrial::go_on(const Claim& claim, Try begun, double seconds) {
    const auto start = Clock::now();
    const double before = begun.wall_seconds;
    judge::SignProcess process = replayed(claim, begun.blocks, new_process(claim));
    Measured measured{std::move(begun), std::move(process)};
    Try& done = measured.done;
    std::mt19937_64 random(done.seed + done.blocks.size());
    int segment = done.blocks.empty() ? 0 : done.blocks.back().segment + 1;
    executor_.guard();
    for (; measured.process.state() == judge::State::go_on; ++segment) {
        if (seconds_since(start) > seconds) {
            measured.process.stop(judge::Reason::budget,
                                  too_slow(measured.process.n(), before + seconds_since(start)));
            break;
        }
        const std::string orders = coin_flips(random);
        const Run run = launch("segment", segment_plan(claim, done, orders), claim.id);
        done.guard.push_back(executor_.guard());
        if (!run.ok()) return try_facts(claim, {run});
        const std::string seen = orders_of(run.report);
        if (seen != orders) return not_as_planned(orders, seen);
        add_segment(claim, run, segment, measured);
    }
    done.trial = trial_of(claim, done, measured.process);
    done.wall_seconds = before + seconds_since(start);
    return done;
}

std::string CostTrial::segment_plan(const Claim& claim, const Try& done,
                                    const std::string& orders) const {
    const std::string &a = claim.subject[0], &b = claim.subject[1];
    std::string plan = fmt::format("{} {} {} {} {} {}", a, done.batch_sizes.at(a), b,
                                   done.batch_sizes.at(b), done.batches, orders);
    if (!claim.overhead.empty())
        plan += fmt::format(" {} {}", claim.overhead, done.batch_sizes.at(claim.overhead));
    return plan;
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
