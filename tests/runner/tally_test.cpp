// Counting verdicts.
#include "tally.hpp"

#include <doctest/doctest.h>

using namespace lab;

TEST_CASE("verdicts are counted and said in the order in which a reader asks for them") {
    Tally tally;

    for (const char* verdict : {"REFUTED", "VERIFIED", "NOT_RUNNABLE", "VERIFIED", "INCONCLUSIVE"})
        tally.add(verdict);

    CHECK(tally.all() == 5);
    CHECK(tally.words() == "2 VERIFIED, 1 REFUTED, 1 INCONCLUSIVE, 1 NOT_RUNNABLE");
    CHECK(Tally().words() == "nothing decided");
}

TEST_CASE("one failed experiment marks the whole tally") {
    Recorded fine, failed;
    fine.claims.emplace_back().verdict = "VERIFIED";
    failed.earlier.failed = true;
    Tally tally;

    tally.add(failed);
    tally.add(fine);

    CHECK(tally.failed);
    CHECK(tally.verified == 1);
}

TEST_CASE("a contradiction or a failed self-test puts the run in doubt, other reasons do not") {
    const auto doubted = [](const std::string& reason) {
        Recorded recorded;
        recorded.claims.emplace_back().verdict = "INCONCLUSIVE";
        recorded.claims.back().reason = reason;
        Tally tally;
        tally.add(recorded);
        return tally.failed;
    };

    CHECK(doubted("contradiction: VERIFIED in the second try"));
    CHECK(doubted("self-test: the same work came out dearer"));
    CHECK_FALSE(doubted("budget"));
}
