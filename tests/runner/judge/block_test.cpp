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

TEST_CASE("net of what surrounds both, a ratio grows") {
    const auto y = log_net_ratio(Order::abba, {5, 3, 3, 5}, 1);

    REQUIRE(y);
    CHECK(*y == doctest::Approx(std::log(2)));
    CHECK(*log_net_ratio(Order::baab, {3, 5, 5, 3}, 1) == doctest::Approx(std::log(2)));
}

TEST_CASE("the side of a net ratio is the sign of tA - r0 tB - (1 - r0) o") {
    for (const double r0 : {1.2, 2.0, 3.0})
        for (const double a : {2.5, 4.0, 9.0}) {
            const auto y = log_net_ratio(Order::abba, {a, 2, 2, a}, 0.5);
            CHECK((*y > std::log(r0)) == (a - r0 * 2 - (1 - r0) * 0.5 > 0));
        }
}

TEST_CASE("an operation that vanishes in the overhead lies beyond every threshold") {
    CHECK(*log_net_ratio(Order::abba, {5, 1, 1, 5}, 2) > std::log(1e6));
    CHECK(*log_net_ratio(Order::abba, {1, 5, 5, 1}, 2) < std::log(1e-6));
    CHECK_FALSE(log_net_ratio(Order::abba, {5, 1, 1, 5}, 0));
}

TEST_CASE("an operation below three overheads, net of one, is lost in them") {
    CHECK(below_overhead({3.9, 3.9, 100}, {1, 1, 1}));
    CHECK_FALSE(below_overhead({4.1, 4.1, 0.1}, {1, 1, 1}));
}
