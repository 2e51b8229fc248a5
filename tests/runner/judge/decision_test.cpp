// How many blocks on one side are enough: the published table, and the laws behind it.
#include "judge/decision.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

using namespace lab::judge;

namespace {

int first_decision(double alpha) {
    int n = 1;
    while (!needed(n, alpha)) ++n;
    return n;
}

}  // namespace

TEST_CASE("the decision numbers are those of the published table") {
    const std::vector<std::pair<int, int>> golden{
        {17, 17},   {20, 20},   {22, 21},   {24, 23},   {26, 24},   {28, 26},   {30, 27},
        {32, 29},   {36, 32},   {40, 34},   {48, 40},   {60, 48},   {80, 61},   {100, 73},
        {150, 104}, {200, 133}, {300, 191}, {400, 248}, {500, 304}, {750, 441}, {1000, 577}};

    for (const auto& row : golden) {
        CAPTURE(row.first);
        CHECK(needed(row.first) == row.second);
    }
}

TEST_CASE("no decision is possible before the evidence of all blocks on one side suffices") {
    CHECK(needed(0) == std::nullopt);
    CHECK(needed(-1) == std::nullopt);
    CHECK(needed(16) == std::nullopt);
    CHECK(first_decision(1e-3) == 13);
    CHECK(first_decision(1e-4) == 17);
    CHECK(first_decision(1e-6) == 24);
}

TEST_CASE("a level that cannot be reached never decides") {
    CHECK(needed(1000, 0.0) == std::nullopt);
}

TEST_CASE("the decision number grows by nothing or one a block, and the incremental one agrees") {
    for (const double alpha : {1e-2, 1e-3, 1e-4, 1e-6}) {
        DecisionNumbers numbers(alpha);
        std::optional<int> last;
        for (int n = 1; n <= 1000; ++n) {
            const auto c = numbers.next();
            REQUIRE(c == needed(n, alpha));
            if (last) REQUIRE((*c == *last || *c == *last + 1));
            last = c;
        }
    }
}

TEST_CASE("the decision number is the smallest count whose evidence reaches the bar") {
    for (const int n : {17, 24, 100, 1000}) {
        const int c = *needed(n);

        CHECK(log_evidence(n, c) >= std::log(1e4));
        CHECK(log_evidence(n, c - 1) < std::log(1e4));
    }
}

TEST_CASE("the evidence starts at one and a fair block leaves its expectation as it was") {
    CHECK(log_evidence(0, 0) == doctest::Approx(0).epsilon(1e-12));

    for (const auto& [n, k] : {std::pair{1, 0}, {5, 3}, {24, 23}, {200, 10}, {999, 577}}) {
        const double now = log_evidence(n, k);
        const double up = std::exp(log_evidence(n + 1, k + 1) - now);
        const double down = std::exp(log_evidence(n + 1, k) - now);
        CHECK((up + down) / 2 == doctest::Approx(1).epsilon(1e-9));
    }
}

TEST_CASE("the evidence of n of n blocks is known in closed form") {
    for (const int n : {1, 10, 24})
        CHECK(log_evidence(n, n) == doctest::Approx(std::log((std::exp2(n + 1) - 1) / (n + 1))));
}
