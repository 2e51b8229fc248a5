// The whole method against simulated machines whose true ratio is known.
#include <doctest/doctest.h>

#include <ostream>

#include "costs.hpp"
#include "fake_executor.hpp"
#include "judge/sign_process.hpp"
#include "noise.hpp"

using namespace lab::judge;

namespace {

constexpr double kThreshold = 1.2;
constexpr Noise kAll[] = {kQuiet, kCi, kSaturated, kSticky12, kSticky100};

struct Tally {
    int verified = 0;
    int refuted = 0;
    int undecided = 0;
    double blocks = 0;  // mean
};

std::ostream& operator<<(std::ostream& out, const Tally& t) {
    return out << t.verified << " verified, " << t.refuted << " refuted, " << t.undecided
               << " undecided, mean blocks " << t.blocks;
}

SignProcess decide(Machine machine, Comparison comparison = Comparison::above,
                   double threshold = kThreshold) {
    SignProcess process(comparison, threshold);
    while (process.add(machine.y()) == State::go_on) continue;
    return process;
}

Tally simulate(const Noise& noise, double truth, int runs,
               Comparison comparison = Comparison::above, double threshold = kThreshold) {
    Tally tally;
    for (int run = 0; run < runs; ++run) {
        const auto seed = static_cast<std::uint64_t>(run) + 1;
        const SignProcess process = decide(Machine(noise, truth, seed), comparison, threshold);
        tally.verified += process.state() == State::verified;
        tally.refuted += process.state() == State::refuted;
        tally.undecided += process.state() == State::inconclusive;
        tally.blocks += double(process.n()) / runs;
    }
    return tally;
}

}  // namespace

TEST_CASE("away from the threshold no simulated machine makes a wrong verdict") {
    for (const Noise& noise : kAll) {
        CHECK(simulate(noise, 1.0, 200).verified == 0);
        CHECK(simulate(noise, 1.5, 200).refuted == 0);
        CHECK(simulate(noise, 10, 200).refuted == 0);
    }
}

TEST_CASE("on the threshold wrong verdicts are at most 0.5 percent in each direction") {
    for (const Noise& noise : kAll) {
        const Tally tally = simulate(noise, kThreshold, 400);

        CAPTURE(tally);
        CHECK(tally.verified <= 2);
        CHECK(tally.refuted <= 2);
    }
}

TEST_CASE("a quiet machine decides at once and knows when it sits on the threshold") {
    CHECK(simulate(kQuiet, 1.0, 200).blocks == doctest::Approx(24).epsilon(0.02));
    CHECK(simulate(kQuiet, 1.5, 200).blocks == doctest::Approx(24).epsilon(0.02));

    const SignProcess on_it = decide(Machine(kQuiet, kThreshold, 7));

    CHECK(on_it.reason() == Reason::near_threshold);
}

TEST_CASE("a noisy machine decides what is true, though later") {
    CHECK(simulate(kCi, 1.5, 200).verified >= 198);
    CHECK(simulate(kCi, 1.0, 200).refuted >= 198);
    CHECK(simulate(kSaturated, 1.5, 100).verified >= 95);
}

TEST_CASE("tenfold is decided at the minimum of blocks, or soon after on a saturated machine") {
    int at_once = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed)
        at_once += decide(Machine(kCi, 10, seed)).n() == 24;

    CHECK(at_once >= 190);
    CHECK(simulate(kSaturated, 10, 200).verified == 200);
    CHECK(simulate(kSaturated, 10, 200).blocks < 25);
}

TEST_CASE("stopping whenever one likes keeps the level on fair coins") {
    int decided = 0;
    std::mt19937_64 random(20);
    for (int run = 0; run < 10'000; ++run) {
        SignProcess process(Comparison::above, 1.0, {.maximum = 100});
        const auto coin = [&] { return (random() & 1 ? 1.0 : -1.0) * double(random() >> 11); };
        while (process.add(coin()) == State::go_on) continue;
        decided += process.state() != State::inconclusive;
    }

    CHECK(decided <= 2 + 5);  // 2 alpha x 10^4, and the simulation's own error
}

TEST_CASE("stopping for the budget again and again, and going on, keeps the level") {
    int decided = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        Machine machine(kCi, kThreshold, seed);
        SignProcess process(Comparison::above, kThreshold, {.maximum = 400, .near = 1.0});
        while (process.add(machine.y()) == State::go_on) {
            process.stop_for_budget();
            process.resume();
        }
        decided += process.state() != State::inconclusive;
    }

    CHECK(decided <= 1);  // 0.2 are expected
}

TEST_CASE("the runner's own loop gives no verdict on a ratio that is the threshold itself") {
    lab::Claim claim;
    claim.kind = lab::ClaimKind::ratio;
    claim.subject = {"dear", "cheap"};
    claim.relation = Relation::above;
    claim.threshold = {kThreshold};
    lab::PretendedArms arms{.cost_ns = {{"dear", 100 * kThreshold}, {"cheap", 100}}, .jitter = 1};
    lab::FakeExecutor executor(
        [&](const lab::Experiment&, const lab::Launch& launch) { return arms.answer(launch); });
    const lab::Experiment experiment;
    const lab::Build build;
    int decided = 0;
    for (unsigned long long seed = 1; seed <= 100; ++seed) {
        std::vector<lab::Run> runs;
        lab::CostTrial trial(executor, experiment, build, "", runs);
        decided += trial.decide(claim, seed).trial.verdict != Verdict::inconclusive;
    }

    CHECK(decided == 0);  // 0.02 are expected
}

TEST_CASE("equal cost: what is equal is never refuted, what is far from it never verified") {
    for (const Noise& noise : kAll) {
        CAPTURE(noise.gauss);
        CHECK(simulate(noise, 1.0, 100, Comparison::within, 1.25).refuted == 0);
        CHECK(simulate(noise, 1.5, 100, Comparison::within, 1.25).verified == 0);
        CHECK(simulate(noise, 1 / 1.5, 100, Comparison::within, 1.25).verified == 0);
    }
    CHECK(simulate(kCi, 1.0, 100, Comparison::within, 1.25).verified >= 95);
    CHECK(simulate(kCi, 1.6, 100, Comparison::within, 1.25).refuted >= 95);
}

TEST_CASE("equal cost: on either limit wrong verdicts are at most 0.5 percent") {
    for (const Noise& noise : {kQuiet, kCi, kSaturated})
        for (const double limit : {1.25, 1 / 1.25}) {
            const Tally tally = simulate(noise, limit, 200, Comparison::within, 1.25);

            CAPTURE(tally);
            CHECK(tally.verified <= 1);
            CHECK(tally.refuted <= 1);
        }
}

TEST_CASE("the mirrored claim gets the mirrored verdict on the same blocks") {
    for (const double truth : {1.0, 1.2, 1.5})
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            Machine machine(kAll[seed % std::size(kAll)], truth, seed);
            SignProcess claim(Comparison::above, kThreshold);
            SignProcess swapped(Comparison::below, 1 / kThreshold);
            while (claim.state() == State::go_on) {
                const Order order = machine.order();
                const Order other = order == Order::abba ? Order::baab : Order::abba;
                const auto visits = machine.visits(order);
                claim.add(*log_ratio(order, visits));
                swapped.add(*log_ratio(other, visits));
            }
            REQUIRE(swapped.state() == claim.state());
            REQUIRE(swapped.n() == claim.n());
            REQUIRE(swapped.up() == claim.down());
            REQUIRE(swapped.interval()->low == doctest::Approx(1 / claim.interval()->high));
        }
}

TEST_CASE("the same blocks in another unit of time get the same verdict") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        Machine machine(kCi, 1.5, seed);
        SignProcess in_ns(Comparison::above, kThreshold);
        SignProcess in_ps(Comparison::above, kThreshold);
        while (in_ns.state() == State::go_on) {
            const Order order = machine.order();
            auto visits = machine.visits(order);
            in_ns.add(*log_ratio(order, visits));
            for (double& visit : visits) visit *= 1000;
            in_ps.add(*log_ratio(order, visits));
        }
        REQUIRE(in_ps.state() == in_ns.state());
        REQUIRE(in_ps.n() == in_ns.n());
    }
}
