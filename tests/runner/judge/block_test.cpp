// What one block of four visits yields.
#include "judge/block.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace lab::judge;

TEST_CASE("a block yields the logarithm of the ratio of its arms in either order") {
    CHECK(*log_ratio(Order::abba, {3, 1, 1, 3}) == doctest::Approx(std::log(3)));
    CHECK(*log_ratio(Order::baab, {1, 3, 3, 1}) == doctest::Approx(std::log(3)));
}

TEST_CASE("swapping the arms of a block negates it") {
    const std::array visits{5.0, 2.0, 3.0, 7.0};

    CHECK(*log_ratio(Order::abba, visits) == -*log_ratio(Order::baab, visits));
}

TEST_CASE("a steady slowdown over the four visits cancels") {
    const double g = 1.3;

    CHECK(*log_ratio(Order::abba, {2, 1 * g, 1 * g * g, 2 * g * g * g}) ==
          doctest::Approx(std::log(2)));
}

TEST_CASE("the unit of time does not matter to a block") {
    CHECK(*log_ratio(Order::abba, {5, 2, 3, 7}) ==
          doctest::Approx(*log_ratio(Order::abba, {5000, 2000, 3000, 7000})).epsilon(1e-12));
}

TEST_CASE("a visit that took no time, or no number, yields nothing") {
    const double infinity = std::numeric_limits<double>::infinity();

    for (const double bad : {0.0, -1.0, infinity, std::nan("")})
        CHECK(log_ratio(Order::abba, {1, 1, bad, 1}) == std::nullopt);
}

TEST_CASE("orders have names and names have orders") {
    CHECK(to_string(Order::baab) == "BAAB");
    CHECK(order_from("ABBA") == Order::abba);
    CHECK(order_from("ABAB") == std::nullopt);
}
