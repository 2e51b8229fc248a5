// Claims about costs on a pretended machine: decisions, restarts, budgets, and what is no verdict.
#include "costs.hpp"

#include <doctest/doctest.h>

#include "fake_executor.hpp"
#include "judge/block.hpp"
#include "judge/decision.hpp"

using namespace lab;
using judge::Reason;
using judge::Verdict;

namespace {

Claim ratio(judge::Relation relation, double threshold) {
    Claim claim;
    claim.id = "soup/dear";
    claim.kind = ClaimKind::ratio;
    claim.subject = {"boil", "stir"};
    claim.relation = relation;
    claim.threshold = {threshold};
    return claim;
}

Claim above(double threshold) { return ratio(judge::Relation::above, threshold); }
Claim within(double factor) { return ratio(judge::Relation::within, factor); }
Claim below(double threshold) { return ratio(judge::Relation::below, threshold); }

// One experiment on a machine where the arms cost what `arms` says.
struct Bench {
    PretendedArms arms;
    Experiment experiment;
    Build build;
    std::vector<Run> runs;
    FakeExecutor executor{[this](const Experiment&, const Launch& launch) {
        return answer ? answer(launch) : arms.answer(launch);
    }};
    std::function<Run(const Launch&)> answer;
    CostTrial trial{executor, experiment, build, "", runs};

    long segments() const { return executor.count("", "segment"); }
};

PretendedArms boil_costs(double times_stir) {
    return {.cost_ns = {{"boil", 100 * times_stir}, {"stir", 100}}};
}

}  // namespace

TEST_CASE("a ratio far on the claimed side is verified after three processes of eight blocks") {
    Bench bench{.arms = boil_costs(10)};

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.trial.verdict == Verdict::verified);
    CHECK(done.trial.n == 24);
    CHECK(done.trial.up == 24);
    CHECK(bench.segments() == 3);
    CHECK(std::get<double>(*done.trial.estimate) == doctest::Approx(10).epsilon(0.05));
    CHECK(done.trial.interval->low > 3);
    CHECK(done.trial.alpha == judge::kAlpha);
}

TEST_CASE("a ratio far on the other side is refuted") {
    Bench dear{.arms = boil_costs(10)}, cheap{.arms = boil_costs(1)};

    CHECK(dear.trial.decide(above(30), 1).trial.verdict == Verdict::refuted);
    CHECK(dear.trial.decide(below(3), 1).trial.verdict == Verdict::refuted);
    CHECK(cheap.trial.decide(above(1.2), 1).trial.verdict == Verdict::refuted);
    CHECK(cheap.trial.decide(below(1.2), 1).trial.verdict == Verdict::verified);
}

TEST_CASE("a clock that always shows the same gets no verdict, however clear it looks") {
    Bench bench{.arms = boil_costs(10)};
    bench.arms.jitter = 0;

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.trial.verdict == Verdict::inconclusive);
    CHECK(done.trial.reason == Reason::timer_resolution);
}

TEST_CASE("a batch of no time grows tenfold, and the counts start again") {
    Bench bench{.arms = boil_costs(10)};
    bench.arms.batch = 10;
    bench.arms.shortest_ns = 50'000;

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.trial.verdict == Verdict::verified);
    CHECK(done.batch_sizes.at("boil") == 1000);
    CHECK(done.batch_sizes.at("stir") == 1000);
    CHECK(done.trial.n == 24);
    CHECK(done.blocks.size() == 24);
    CHECK(bench.segments() == 2 + 3);
}

TEST_CASE("a batch that never takes time is given up after three restarts") {
    Bench bench{.arms = boil_costs(10)};
    bench.arms.shortest_ns = 1e30;

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.trial.verdict == Verdict::inconclusive);
    CHECK(done.trial.reason == Reason::timer_resolution);
    CHECK(bench.segments() == 4);
}

TEST_CASE("a ratio on the threshold is told to be near it") {
    Bench bench{.arms = boil_costs(3)};

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.trial.verdict == Verdict::inconclusive);
    CHECK(done.trial.reason == Reason::near_threshold);
}

TEST_CASE("a ratio drowned in noise is given up after a thousand blocks") {
    Bench bench{.arms = boil_costs(3)};
    bench.arms.jitter = 3;

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.trial.verdict == Verdict::inconclusive);
    CHECK(done.trial.reason == Reason::budget);
    CHECK(done.trial.n == 1000);
    CHECK(bench.segments() == 125);
}

TEST_CASE("without time for 24 blocks there is no verdict") {
    Bench bench{.arms = boil_costs(10)};
    bench.experiment.timing.budget_seconds = 0;

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.trial.verdict == Verdict::inconclusive);
    CHECK(done.trial.reason == Reason::too_few);
    CHECK(bench.segments() == 0);
}

TEST_CASE("an arm that the listing does not have is a fault, and it is named") {
    Bench bench{.arms = {.cost_ns = {{"boil", 100}}}};

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.failed);
    CHECK(judge::explain(done.trial) == "failed-run: no arm is named stir; saw boil");
    CHECK(bench.segments() == 0);
}

TEST_CASE("a program that crashes while calibrating or measuring is a fault") {
    for (const std::string purpose : {"calibrate", "segment"}) {
        Bench bench{.arms = boil_costs(10)};
        bench.answer = [&](const Launch& launch) {
            return launch.purpose == purpose ? crashed() : bench.arms.answer(launch);
        };

        const Try done = bench.trial.decide(above(3), 1);

        CHECK(done.failed);
        CHECK(judge::explain(done.trial) == "failed-run: ended by signal 6: SIGABRT");
    }
}

TEST_CASE("a program that ends well but measures nothing is a fault") {
    Bench bench{.arms = boil_costs(10)};
    bench.answer = [&](const Launch& launch) {
        return launch.purpose == "segment" ? finished() : bench.arms.answer(launch);
    };

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.failed);
    CHECK(done.trial.reason == Reason::failed_run);
    CHECK(bench.segments() == 1);
}

TEST_CASE("blocks other than those of the plan are no evidence") {
    const auto twice = [](std::vector<BlockRecord>& blocks) { blocks.push_back(blocks.back()); };
    const auto left_out = [](std::vector<BlockRecord>& blocks) { blocks.pop_back(); };
    const auto mislabelled = [](std::vector<BlockRecord>& blocks) {
        for (BlockRecord& block : blocks) block.order = block.order == '0' ? '1' : '0';
    };
    for (const std::function<void(std::vector<BlockRecord>&)>& damage :
         {std::function<void(std::vector<BlockRecord>&)>(twice), {left_out}, {mislabelled}}) {
        Bench bench{.arms = boil_costs(10)};
        bench.answer = [&](const Launch& launch) {
            Run run = bench.arms.answer(launch);
            if (launch.purpose == "segment") damage(run.report.blocks);
            return run;
        };

        const Try done = bench.trial.decide(above(3), 1);

        CHECK(done.failed);
        CHECK(done.trial.reason == Reason::bad_report);
        CHECK(bench.segments() == 1);
    }
}

TEST_CASE("arms that cannot run here make the claim not runnable") {
    Bench bench;
    bench.answer = [](const Launch&) {
        Run run;
        run.ending = Ending::unavailable;
        run.reason = "no io_uring";
        return run;
    };

    const Try done = bench.trial.decide(above(3), 1);

    CHECK(done.trial.verdict == Verdict::not_runnable);
    CHECK_FALSE(done.failed);
}

TEST_CASE("growth is decided between the ends of its sweep and told as a slope") {
    Bench bench{.arms = {.cost_ns = {{"poll@10", 20}, {"poll@1000", 2000}}}};
    Claim growth = above(0.5);
    growth.kind = ClaimKind::growth;
    growth.subject = {"poll@1000", "poll@10"};
    growth.from = 10, growth.to = 1000;

    const Try done = bench.trial.decide(growth, 1);

    CHECK(done.trial.verdict == Verdict::verified);
    CHECK(std::get<double>(*done.trial.estimate) == doctest::Approx(1).epsilon(0.02));
    CHECK(done.trial.interval->low > 0.9);
    CHECK(done.trial.interval->high < 1.1);
}

TEST_CASE("a growth claim is decided against the ratio that its slope stands for") {
    Claim growth = above(0.5);
    growth.kind = ClaimKind::growth;
    growth.from = 10, growth.to = 1000;

    CHECK(threshold_ratio(growth) == doctest::Approx(10));
    CHECK(threshold_ratio(above(3)) == 3);
}

TEST_CASE("all claims of a variant share one calibration") {
    Bench bench{.arms = boil_costs(10)};

    bench.trial.decide(above(3), 1);
    bench.trial.decide(above(2), 2);
    bench.trial.survey();

    CHECK(bench.executor.count("", "calibrate") == 1);
}

TEST_CASE("arms of nearly the same cost are timed with one batch size, others each with its own") {
    Bench bench{.arms = boil_costs(10)};
    long long boil_batch = 1500;
    bench.answer = [&](const Launch& launch) {
        Run run = bench.arms.answer(launch);
        for (BatchRecord& each : run.report.batches)
            if (each.arm == "boil") each.n = boil_batch;
        return run;
    };

    const Try near = bench.trial.decide(above(3), 1);
    boil_batch = 64;
    CostTrial fresh(bench.executor, bench.experiment, bench.build, "", bench.runs);
    const Try far = fresh.decide(above(3), 1);

    CHECK(near.batch_sizes == std::map<std::string, long long>{{"boil", 1500}, {"stir", 1500}});
    CHECK(far.batch_sizes == std::map<std::string, long long>{{"boil", 64}, {"stir", 1000}});
}

TEST_CASE("the seed decides the order of arms, and both orders occur") {
    const auto orders = [](unsigned long long seed) {
        Bench bench{.arms = boil_costs(10)};
        std::string out;
        for (const BlockEvidence& each : bench.trial.decide(above(3), seed).blocks)
            out += each.block.order;
        return out;
    };

    CHECK(orders(1) == orders(1));
    CHECK(orders(1) != orders(2));
    CHECK(orders(1).find('0') != std::string::npos);
    CHECK(orders(1).find('1') != std::string::npos);
}

TEST_CASE("every block is kept with its visits, its segment and the number they make") {
    Bench bench{.arms = boil_costs(10)};

    const Try done = bench.trial.decide(above(3), 1);

    for (const BlockEvidence& each : done.blocks) {
        const auto& v = each.block.visits;
        const auto order = each.block.order == '0' ? judge::Order::abba : judge::Order::baab;
        CHECK(each.y == judge::log_ratio(order, {v[0], v[1], v[2], v[3]}));
    }
    CHECK(done.blocks.front().segment == 0);
    CHECK(done.blocks.back().segment == 2);
    CHECK(done.guard.size() == 3);
    CHECK(done.clock.target_ns == 100'000);
    CHECK(done.seed == 1);
}

TEST_CASE("a segment asks for arms, batch sizes, batches and eight orders, for its claim") {
    Bench bench{.arms = boil_costs(10)};
    bench.experiment.timing.batches = 3;

    bench.trial.decide(above(3), 1);
    const Launch& segment = bench.executor.launches().back();

    CHECK(segment.plan.find("boil 1000 stir 1000 3 ") == 0);
    CHECK(segment.plan.substr(segment.plan.rfind(' ') + 1).size() == 8);
    CHECK(segment.claim == "soup/dear");
}

TEST_CASE("the survey takes every arm in three processes") {
    Bench bench{.arms = boil_costs(10)};

    const std::vector<Cost> costs = bench.trial.survey();

    CHECK(bench.executor.count("", "survey") == 3);
    REQUIRE(costs.size() == 2);
    CHECK(costs[0].arm == "boil");
    CHECK(costs[0].batch == 1000);
    CHECK(costs[0].ns.size() == 15);
    CHECK(costs[0].ns[0] == doctest::Approx(1000).epsilon(0.3));
}

TEST_CASE("the control is measured in runs of its own") {
    Bench bench{.arms = boil_costs(10)};
    CostTrial control(bench.executor, bench.experiment, bench.build, "no_fire", bench.runs);

    control.decide(above(3), 1);

    CHECK(bench.executor.count("no_fire", "calibrate") == 1);
    CHECK(bench.executor.count("no_fire", "segment") == 3);
    CHECK(bench.executor.count("", "segment") == 0);
    CHECK(bench.runs.size() == 4);
}

TEST_CASE("about equal costs are verified inside the band and refuted outside") {
    Bench equal{.arms = boil_costs(1.05)}, dear{.arms = boil_costs(2)};

    const Try inside = equal.trial.decide(within(1.25), 1);

    CHECK(inside.trial.verdict == Verdict::verified);
    CHECK(inside.trial.interval->low > 0.8);
    CHECK(inside.trial.interval->high < 1.25);
    CHECK(dear.trial.decide(within(1.25), 1).trial.verdict == Verdict::refuted);
}

TEST_CASE("rare and huge costs enter a total, and not the ratio of typical costs") {
    Bench bench{.arms = boil_costs(1)};
    std::mt19937 random(5);
    bench.answer = [&](const Launch& launch) {
        Run run = bench.arms.answer(launch);
        for (BlockRecord& block : run.report.blocks)
            if (random() % 4 == 0) block.visits[block.order == '0' ? 0 : 1] *= 100;
        return run;
    };
    Claim total = above(3);
    total.kind = ClaimKind::total;

    const Try sum = bench.trial.decide(total, 1);

    CHECK(sum.trial.verdict == Verdict::verified);
    CHECK(sum.trial.n == 24);  // one number a process
    CHECK(bench.segments() == 24);
    CHECK(bench.executor.launches().back().plan.find("boil 1000 stir 1000 1 ") == 0);
    CHECK(bench.trial.decide(above(3), 1).trial.verdict == Verdict::refuted);
}

TEST_CASE("an order of costs holds link by link, each with its share of the level") {
    Bench bench{.arms = {.cost_ns = {{"call", 2}, {"resume", 20}, {"wake", 2000}}}};
    Claim order = above(1.5);
    order.kind = ClaimKind::ascending;
    order.subject = {"call", "resume", "wake"};

    const Try done = bench.trial.decide(order, 1);

    CHECK(done.trial.verdict == Verdict::verified);
    REQUIRE(done.links.size() == 2);
    CHECK(std::get<double>(*done.links[0].trial.estimate) == doctest::Approx(10).epsilon(0.05));
    CHECK(std::get<double>(*done.links[1].trial.estimate) == doctest::Approx(100).epsilon(0.05));
    CHECK(done.links[0].trial.alpha == judge::kAlpha / 2);
    CHECK(std::get<double>(*done.trial.estimate) ==
          std::get<double>(*done.links[0].trial.estimate));
    std::swap(order.subject[0], order.subject[1]);
    CHECK(bench.trial.decide(order, 1).trial.verdict == Verdict::refuted);
}

TEST_CASE("a cost that surrounds both operations is taken off, block by block") {
    Bench bench{.arms = {.cost_ns = {{"boil", 50}, {"stir", 20}, {"loop", 4}}}};
    Claim net = above(2.6);
    net.overhead = "loop";

    const Try done = bench.trial.decide(net, 1);

    CHECK(done.trial.verdict == Verdict::verified);
    CHECK(std::get<double>(*done.trial.estimate) == doctest::Approx(46.0 / 16).epsilon(0.05));
    CHECK(done.blocks[0].block.overhead == doctest::Approx(4).epsilon(0.3));
    CHECK(bench.trial.decide(above(2.6), 1).trial.verdict != Verdict::verified);
}

TEST_CASE("an operation that is lost in what surrounds it gets no verdict") {
    Bench bench{.arms = {.cost_ns = {{"boil", 50}, {"stir", 12}, {"loop", 4}}}};
    Claim net = above(2);
    net.overhead = "loop";

    const Try done = bench.trial.decide(net, 1);

    CHECK(done.trial.verdict == Verdict::inconclusive);
    CHECK(done.trial.reason == Reason::below_overhead);
}

TEST_CASE("what the budget cut off goes on with the same counts, once") {
    Bench bench{.arms = boil_costs(10)};
    bench.experiment.timing.budget_seconds = 1e-9;
    bench.answer = [&](const Launch& launch) {
        Run run = bench.arms.answer(launch);
        if (launch.purpose == "segment") bench.experiment.timing.budget_seconds += 1;
        return run;
    };
    Try cut = bench.trial.decide(above(3), 1);
    REQUIRE(cut.trial.reason == Reason::too_few);
    REQUIRE(cut_off(cut));
    const std::size_t before = cut.blocks.size();

    bench.experiment.timing.budget_seconds = 100;
    const Try whole = bench.trial.resume(above(3), cut);

    CHECK(whole.trial.verdict == Verdict::verified);
    CHECK(whole.continued);
    CHECK(whole.trial.n == 24);
    CHECK(whole.blocks.size() == 24);
    CHECK(whole.blocks.front().y == (before ? cut.blocks.front().y : whole.blocks.front().y));
    CHECK(whole.blocks.back().segment == 2);
    CHECK_FALSE(cut_off(whole));
}

TEST_CASE("a try that was decided, failed, or continued already is not cut off") {
    Bench bench{.arms = boil_costs(10)}, near{.arms = boil_costs(3)};

    CHECK_FALSE(cut_off(bench.trial.decide(above(3), 1)));
    CHECK_FALSE(cut_off(near.trial.decide(above(3), 1)));
}
