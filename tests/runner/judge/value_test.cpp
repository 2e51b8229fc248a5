// How reported values compare and what stands for several of them.
#include "judge/value.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace lab::judge;

TEST_CASE("whole and real numbers compare by value, nothing else mixes") {
    CHECK(equal(3LL, 3.0));
    CHECK_FALSE(equal(3LL, 3.5));
    CHECK_FALSE(comparable(true, 1LL));
    CHECK_FALSE(comparable(std::string("3"), 3LL));
    CHECK(comparable(std::string("a"), std::string("b")));
}

TEST_CASE("large whole numbers that share a double stay different") {
    const long long big = 9'007'199'254'740'992;  // 2^53

    CHECK_FALSE(equal(big, big + 1));
    CHECK_FALSE(equal(big + 1, static_cast<double>(big)));
}

TEST_CASE("values are shown as a reader expects them") {
    CHECK(to_string(Value(true)) == "true");
    CHECK(to_string(Value(42LL)) == "42");
    CHECK(to_string(Value(0.25)) == "0.25");
    CHECK(to_string(Value(std::string("SIGKILL"))) == "\"SIGKILL\"");
}

TEST_CASE("equal values stand for themselves") {
    CHECK(typical({Value(7LL), Value(7LL)}) == Value(7LL));
    CHECK(typical({Value(std::string("a")), Value(std::string("a"))}) == Value(std::string("a")));
    CHECK(typical({Value(false)}) == Value(false));
}

TEST_CASE("different numbers are represented by their median") {
    CHECK(typical({Value(9LL), Value(1LL), Value(5LL)}) == Value(5LL));
    CHECK(typical({Value(1LL), Value(2LL)}) == Value(1.5));
    CHECK(typical({Value(4LL), Value(2LL), Value(2LL), Value(1.0)}) == Value(2LL));
}

TEST_CASE("nothing stands for different texts, for no values, or for values without order") {
    CHECK(typical({}) == std::nullopt);
    CHECK(typical({Value(std::string("a")), Value(std::string("b"))}) == std::nullopt);
    CHECK(typical({Value(true), Value(1LL)}) == std::nullopt);
    CHECK(typical({Value(1.0), Value(std::nan(""))}) == std::nullopt);
}
