// Counts, limits and endings of the sign process, block by block.
#include "judge/sign_process.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

using namespace lab::judge;

namespace {

/// n different blocks close to a ratio
void feed(SignProcess& process, int n, double ratio) {
    for (int i = 1; i <= n; ++i) process.add(std::log(ratio) + 1e-4 * i);
}

}  // namespace

TEST_CASE("a claim of more is verified at the minimum of blocks and not before") {
    SignProcess process(Comparison::above, 3.0);

    feed(process, 23, 5.0);
    CHECK(process.state() == State::go_on);
    feed(process, 1, 5.1);

    CHECK(process.state() == State::verified);
    CHECK(process.up() == 24);
    CHECK(process.needed() == 23);
}

TEST_CASE("a claim of less is verified by blocks below its threshold") {
    SignProcess less(Comparison::below, 1.5);
    SignProcess more(Comparison::above, 1.5);

    feed(less, 24, 1.0);
    feed(more, 24, 1.0);

    CHECK(less.state() == State::verified);
    CHECK(more.state() == State::refuted);
}

TEST_CASE("a decision needs its number of blocks on one side, one fewer goes on") {
    SignProcess process(Comparison::above, 2.0);

    feed(process, 2, 1.0);
    feed(process, 22, 4.0);

    CHECK(process.needed() == 23);
    CHECK(process.up() == 22);
    CHECK(process.state() == State::go_on);
}

TEST_CASE("the interval lies above the threshold exactly when the claim of more is verified") {
    SignProcess process(Comparison::above, 2.0);
    feed(process, 2, 1.0);

    while (process.state() == State::go_on) {
        feed(process, 1, 4.0 + process.n() * 0.01);
        if (process.interval())
            CHECK((process.interval()->low > 2.0) == (process.state() == State::verified));
    }

    CHECK(process.state() == State::verified);
    CHECK(process.n() > 24);
}

TEST_CASE("the interval consists of the order statistics that the decision number names") {
    SignProcess process(Comparison::above, 10.0, {.near = 1.0});

    for (int i = 1; i <= 24; ++i) process.add(std::log(i));

    CHECK(process.interval()->low == doctest::Approx(2));    // the 23rd largest of 24
    CHECK(process.interval()->high == doctest::Approx(23));  // the 23rd smallest
    CHECK(*process.estimate() == doctest::Approx(std::sqrt(12.0 * 13.0)));
}

TEST_CASE("the interval never widens while blocks keep agreeing on one point") {
    SignProcess process(Comparison::above, 1.2, {.near = 1.0});
    double low = 0, high = std::numeric_limits<double>::infinity();

    for (int i = 0; i < 300; ++i) {
        process.add(std::log(1.2) + 0.3 * std::sin(i * 2.4));
        if (!process.interval()) continue;
        REQUIRE(process.interval()->low >= low);
        REQUIRE(process.interval()->high <= high);
        low = process.interval()->low;
        high = process.interval()->high;
    }

    CHECK(low < 1.2);
    CHECK(high > 1.2);
}

TEST_CASE("the interval is never empty, even if the ratio moves and blocks tie") {
    std::mt19937_64 random(3);
    for (int run = 0; run < 300; ++run) {
        SignProcess process(Comparison::above, 2.0, {.maximum = 200});
        const auto level = [&] { return std::log(1.5 + 0.25 * double(random() % 5)); };
        while (process.state() == State::go_on) {
            const double centre = level();
            for (int i = 0; i < 20; ++i) {
                const bool tie = random() % 8 == 0;
                process.add(tie ? std::log(2.0) : centre + 1e-6 * double(random() % 100'000));
            }
        }
        REQUIRE(process.interval()->low <= process.interval()->high);
    }
}

TEST_CASE("an interval within a tenth of the threshold ends the process") {
    SignProcess process(Comparison::above, 1.2);

    for (int i = 0; i < 24; ++i) process.add(std::log(1.2) + (i % 2 ? 1 : -1) * 1e-3 * (i + 1));

    CHECK(process.state() == State::inconclusive);
    CHECK(process.reason() == Reason::near_threshold);
}

TEST_CASE("a claim that a thousand blocks leave open has spent its budget") {
    SignProcess process(Comparison::above, 1.2);

    for (int i = 0; process.state() == State::go_on; ++i)
        process.add(std::log(1.2) + (i % 2 ? 1 : -1) * (1 + 1e-3 * i));

    CHECK(process.n() == 1000);
    CHECK(process.reason() == Reason::budget);
}

TEST_CASE("blocks exactly on the threshold count for neither side") {
    SignProcess process(Comparison::above, 2.0);
    feed(process, 20, 4.0);

    process.add(std::log(2.0));

    CHECK(process.n() == 21);
    CHECK(process.up() == 20);
    CHECK(process.ties() == 1);
}

TEST_CASE("repeated values do not stop the process while a fifth of the blocks differ") {
    SignProcess enough(Comparison::above, 2.0);
    SignProcess too_few(Comparison::above, 2.0);
    for (int i = 0; i < 20; ++i) enough.add(std::log(4.0));
    for (int i = 0; i < 21; ++i) too_few.add(std::log(4.0));

    feed(enough, 4, 4.0);
    feed(too_few, 3, 4.0);

    CHECK(enough.different() == 5);
    CHECK(enough.state() == State::verified);
    CHECK(too_few.different() == 4);
    CHECK(too_few.reason() == Reason::timer_resolution);
}

TEST_CASE("the same work on a quiet machine repeats values and is decided all the same") {
    SignProcess process(Comparison::above, 1.2);

    // Blocks of batches of 11 532 clock steps of 10 ns, each a step longer or shorter at times.
    for (const int steps :
         {0, 0, 1, -1, 0, 2, 0, 1, 0, 0, -2, 0, 1, 0, -1, 3, 0, 2, 0, 1, -1, 0, 0, 4})
        process.add(std::log(1 + steps / 11'532.0));

    CHECK(process.different() == 7);
    CHECK(process.state() == State::refuted);
}

TEST_CASE("a block without a number ends the process") {
    SignProcess process(Comparison::above, 2.0);

    process.add(std::nan(""));

    CHECK(process.reason() == Reason::timer_resolution);
    CHECK(process.n() == 0);
}

TEST_CASE("a decision is final: later blocks and stops change nothing") {
    SignProcess process(Comparison::above, 2.0);
    feed(process, 24, 4.0);
    const Trial before = process.trial();

    feed(process, 100, 0.5);
    process.discard();
    process.stop(Reason::environment);
    process.resume();

    CHECK(process.trial() == before);
}

TEST_CASE("a process stopped for its budget goes on with the same counts") {
    SignProcess process(Comparison::above, 2.0);
    feed(process, 20, 4.0);
    process.stop_for_budget();
    CHECK(process.reason() == Reason::too_few);

    process.resume();
    feed(process, 4, 5.0);

    CHECK(process.state() == State::verified);
    CHECK(process.n() == 24);
}

TEST_CASE("only a spent budget can be resumed") {
    SignProcess process(Comparison::above, 2.0);
    process.stop(Reason::below_overhead, "the loop costs as much");

    process.resume();

    CHECK(process.state() == State::inconclusive);
    CHECK(explain(process.trial()) == "below-overhead: the loop costs as much");
}

TEST_CASE("a try that lost most of its blocks blames the environment, not the budget") {
    SignProcess process(Comparison::above, 2.0);
    feed(process, 8, 4.0);
    for (int i = 0; i < 3; ++i) process.discard();

    process.stop_for_budget();

    CHECK(process.reason() == Reason::environment);
}

TEST_CASE("the trial of an undecided process says what stopping now would give") {
    SignProcess process(Comparison::above, 2.0);
    feed(process, 8, 4.0);

    const Trial trial = process.trial();

    CHECK(process.state() == State::go_on);
    CHECK(trial.verdict == Verdict::inconclusive);
    CHECK(trial.reason == Reason::too_few);
    CHECK(trial.n == 8);
}

TEST_CASE("a trial carries everything that decided it") {
    SignProcess process(Comparison::above, 3.0);
    feed(process, 1, 1.0);
    process.discard();
    feed(process, 24, 5.0);

    const Trial trial = process.trial();

    CHECK(trial.verdict == Verdict::verified);
    CHECK(trial.reason == Reason::none);
    CHECK(trial.n == 24);
    CHECK(trial.up == 23);
    CHECK(trial.down == 1);
    CHECK(trial.discarded == 1);
    CHECK(trial.needed == 23);
    CHECK(trial.alpha == 1e-4);
    CHECK(std::get<double>(*trial.estimate) == doctest::Approx(5).epsilon(0.01));
    CHECK(trial.interval->low > 3.0);
}

TEST_CASE("a process without blocks has no estimate and no interval") {
    const SignProcess process(Comparison::above, 2.0);

    CHECK(process.estimate() == std::nullopt);
    CHECK(process.interval() == std::nullopt);
    CHECK(process.trial().reason == Reason::too_few);
}

TEST_CASE("equal cost is verified when the interval lies inside the band") {
    SignProcess process(Comparison::within, 1.25);
    feed(process, 23, 1.05);
    CHECK(process.state() == State::go_on);
    feed(process, 1, 0.97);

    CHECK(process.state() == State::verified);
    CHECK(process.up() == 0);
    CHECK(process.down() == 0);
}

TEST_CASE("equal cost is refuted when the interval lies outside of the band, on either side") {
    SignProcess dearer(Comparison::within, 1.25), cheaper(Comparison::within, 1.25);
    feed(dearer, 24, 1.6);
    feed(cheaper, 24, 0.6);

    CHECK(dearer.state() == State::refuted);
    CHECK(dearer.up() == 24);
    CHECK(cheaper.state() == State::refuted);
    CHECK(cheaper.down() == 24);
}

TEST_CASE("equal cost on the edge of its band, or spread across it, is not decided") {
    SignProcess edge(Comparison::within, 1.25), wide(Comparison::within, 1.25);
    for (int i = 0; i < 40; ++i) edge.add(std::log(1.25) + (i % 2 ? 1e-4 : -1e-4) * (i + 1));
    for (int i = 0; i < 40; ++i) wide.add((i % 2 ? 1 : -1) * (0.5 + 1e-3 * i));

    CHECK(edge.reason() == Reason::near_threshold);
    CHECK(wide.state() == State::go_on);
}

TEST_CASE("equal cost is the same question from both sides") {
    SignProcess one(Comparison::within, 1.3), other(Comparison::within, 1.3);
    std::mt19937_64 random(3);
    std::normal_distribution<double> noise(0.1, 0.2);
    for (int i = 0; i < 300; ++i) {
        const double y = noise(random);
        one.add(y);
        other.add(-y);
        REQUIRE(one.state() == other.state());
    }
    CHECK(one.state() == State::verified);
}

TEST_CASE("blocks exactly on an edge of the band count for neither side") {
    SignProcess process(Comparison::within, 1.25);
    feed(process, 30 - 8, 1.0);
    for (int i = 0; i < 8; ++i) process.add(std::log(1.25));

    CHECK(process.ties() == 6);  // of 28 blocks: more than a fifth
    CHECK(process.reason() == Reason::timer_resolution);
}
