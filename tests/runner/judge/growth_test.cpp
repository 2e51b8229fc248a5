// Growth claims are ratio claims about the two ends of a sweep.
#include "judge/growth.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "judge/sign_process.hpp"

using namespace lab::judge;

TEST_CASE("a slope's threshold is the ratio that such growth would show") {
    CHECK(growth_threshold(0.5, 16, 1024) == doctest::Approx(8));
    CHECK(growth_threshold(1, 16, 1024) == doctest::Approx(64));
    CHECK(growth_threshold(0, 16, 1024) == doctest::Approx(1));
}

TEST_CASE("estimate and interval of a ratio become slopes") {
    Trial ratio;
    ratio.estimate = 64.0;
    ratio.interval = {32.0, 128.0};

    const Trial slope = as_slope(ratio, 1, 64);

    CHECK(std::get<double>(*slope.estimate) == doctest::Approx(1));
    CHECK(slope.interval->low == doctest::Approx(5.0 / 6));
    CHECK(slope.interval->high == doctest::Approx(7.0 / 6));
}

TEST_CASE("linear growth is verified above a slope of one half") {
    SignProcess process(Comparison::above, growth_threshold(0.5, 10, 1000));

    for (int i = 0; i < 24; ++i) process.add(std::log(100) + 1e-3 * i);

    CHECK(process.state() == State::verified);
    CHECK(std::get<double>(*as_slope(process.trial(), 10, 1000).estimate) ==
          doctest::Approx(1).epsilon(0.01));
}

TEST_CASE("a trial without estimate stays without") {
    const Trial slope = as_slope(inconclusive(Reason::too_few), 1, 2);

    CHECK(slope == inconclusive(Reason::too_few));
}
