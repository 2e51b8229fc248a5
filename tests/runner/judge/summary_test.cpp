// The median of measurements and its interval.
#include "judge/summary.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <random>

using namespace lab::judge;

namespace {

std::vector<double> one_to(int n) {
    std::vector<double> values(static_cast<std::size_t>(n));
    std::iota(values.begin(), values.end(), 1.0);
    return values;
}

}  // namespace

TEST_CASE("the interval's ranks are those of the exact binomial tables") {
    CHECK(summarise(one_to(6))->interval == Interval{1, 6});
    CHECK(summarise(one_to(8))->interval == Interval{1, 8});
    CHECK(summarise(one_to(9))->interval == Interval{2, 8});
    CHECK(summarise(one_to(20))->interval == Interval{6, 15});
    CHECK(summarise(one_to(25))->interval == Interval{8, 18});
    CHECK(summarise(one_to(100))->interval == Interval{40, 61});
}

TEST_CASE("the coverage is exact and at least what was asked for") {
    CHECK(summarise(one_to(6))->coverage == doctest::Approx(1 - 2.0 / 64));
    for (int n = 6; n <= 400; ++n) REQUIRE(summarise(one_to(n))->coverage >= 0.95);
}

TEST_CASE("fewer than six measurements give their range and say how little it covers") {
    const Summary summary = *summarise({3, 1, 2});

    CHECK(summary.interval == Interval{1, 3});
    CHECK(summary.coverage == doctest::Approx(0.75));
    CHECK(summarise({7})->coverage == doctest::Approx(0));
}

TEST_CASE("the median is the middle value, or the middle of two") {
    CHECK(summarise({9, 1, 5})->median == 5);
    CHECK(summarise({9, 1, 5, 6})->median == 5.5);
}

TEST_CASE("one wild measurement moves neither median nor interval") {
    auto values = one_to(20);
    values.back() = 1e9;

    CHECK(summarise(values)->median == 10.5);
    CHECK(summarise(values)->interval == Interval{6, 15});
}

TEST_CASE("no measurements, or one that is no number, have no summary") {
    CHECK_FALSE(summarise({}).has_value());
    CHECK_FALSE(summarise({1, std::nan(""), 2}).has_value());
}

TEST_CASE("the interval holds the true median about as often as it says") {
    std::mt19937_64 random(5);
    int held = 0;
    for (int run = 0; run < 2000; ++run) {
        std::vector<double> values(25);
        for (double& value : values) value = std::log(double(random() >> 11) * 0x1p-53 + 1e-17);
        const Interval interval = summarise(values)->interval;
        held += interval.low <= std::log(0.5) && std::log(0.5) <= interval.high;
    }

    CHECK(held > 0.94 * 2000);
    CHECK(held < 0.98 * 2000);
}
