// Broken experiments must not be believed: each sabotage turns the verdict away from VERIFIED.
#include <doctest/doctest.h>

#include "judge/conclude.hpp"
#include "judge/sign_process.hpp"
#include "noise.hpp"

using namespace lab::judge;

namespace {

constexpr double kThreshold = 1.2;

SignProcess claim() { return SignProcess(Comparison::above, kThreshold); }

Trial try_on(Machine machine) {
    SignProcess process = claim();
    while (process.add(machine.y()) == State::go_on) continue;
    return process.trial();
}

}  // namespace

TEST_CASE("the honest experiment is verified") {
    CHECK(try_on(Machine(kCi, 1.5, 1)).verdict == Verdict::verified);
}

TEST_CASE("sabotage: swapped arms are refuted") {
    CHECK(try_on(Machine(kCi, 1 / 1.5, 1)).verdict == Verdict::refuted);
}

TEST_CASE("sabotage: the same operation in both arms is refuted") {
    CHECK(try_on(Machine(kCi, 1.0, 1)).verdict == Verdict::refuted);
}

TEST_CASE("sabotage: a sleep in the cheap arm is refuted") {
    CHECK(try_on(Machine(kCi, 0.01, 1)).verdict == Verdict::refuted);
}

TEST_CASE("sabotage: a control that changes nothing makes the claim insensitive") {
    const Trial real = try_on(Machine(kCi, 1.5, 1));
    const Trial control = try_on(Machine(kCi, 1.5, 2));

    const Conclusion conclusion = conclude(real, std::nullopt, control);

    CHECK(conclusion.reason == Reason::insensitive);
}

TEST_CASE("sabotage: a timer that returns constants has no resolution") {
    for (const double cost_of_a : {1.0, 1.2, 5.0}) {
        SignProcess process = claim();

        while (process.add(*log_ratio(Order::abba, {cost_of_a, 1, 1, cost_of_a})) == State::go_on)
            continue;

        CHECK(process.state() == State::inconclusive);
        CHECK(process.reason() == Reason::timer_resolution);
    }
}

TEST_CASE("sabotage: a timer with four steps has no resolution") {
    SignProcess process = claim();

    for (int i = 0; process.state() == State::go_on; ++i) process.add(1 + 0.01 * (i % 4));

    CHECK(process.reason() == Reason::timer_resolution);
}

TEST_CASE("sabotage: every second block thrown away is the environment's fault, not a verdict") {
    SignProcess process = claim();
    Machine machine(kQuiet, 10, 1);

    while (process.state() == State::go_on) {
        process.add(machine.y());
        process.discard();
    }

    CHECK(process.reason() == Reason::environment);
}

TEST_CASE("sabotage: ten blocks are too few, whatever they show") {
    SignProcess process = claim();
    Machine machine(kQuiet, 10, 1);
    for (int i = 0; i < 10; ++i) process.add(machine.y());

    process.stop_for_budget();

    CHECK(process.trial().verdict == Verdict::inconclusive);
    CHECK(process.trial().reason == Reason::too_few);
}
