// What can happen is proved by seeing it twice and never disproved.
#include "judge/can_happen.hpp"

#include <doctest/doctest.h>

using namespace lab::judge;

namespace {

Check loses_updates(std::optional<Value> lost) { return {Relation::at_least, {1LL}, lost}; }

}  // namespace

TEST_CASE("what was seen in two processes can happen") {
    const Trial trial = can_happen({loses_updates(0LL), loses_updates(5LL), loses_updates(9LL)});

    CHECK(trial.verdict == Verdict::verified);
    CHECK(trial.n == 3);
    CHECK(trial.up == 2);
    CHECK(trial.estimate == Value(7.0));
}

TEST_CASE("what was never seen is not observed, and the bound on its chance is named") {
    const Trial trial = can_happen(20, 0);

    CHECK(trial.verdict == Verdict::inconclusive);
    CHECK(explain(trial) ==
          "not-observed: not in 20 tries; its chance is at most 0.15 (3/n, 95 %)");
}

TEST_CASE("what was seen once and not again is unconfirmed") {
    CHECK(explain(can_happen(20, 1)) == "unconfirmed: seen in 1 of 20 tries, not again");
}

TEST_CASE("the rule of three never exceeds certainty") {
    CHECK(rule_of_three(1) == 1.0);
    CHECK(rule_of_three(3) == 1.0);
    CHECK(rule_of_three(300) == doctest::Approx(0.01));
}

TEST_CASE("a try that failed or reported a wrong type proves nothing") {
    CHECK(can_happen({loses_updates(5LL), loses_updates(std::nullopt)}).reason ==
          Reason::failed_run);
    CHECK(can_happen({loses_updates(5LL), loses_updates(true)}).reason == Reason::bad_report);
    CHECK(can_happen(0, 0).reason == Reason::too_few);
}

TEST_CASE("a counterexample seen twice refutes that it never happens; nothing verifies it") {
    CHECK(never_happens(10, 2).verdict == Verdict::refuted);
    CHECK(never_happens(10, 1).reason == Reason::unconfirmed);
    CHECK(never_happens(0, 0).reason == Reason::too_few);

    const Trial none = never_happens(300, 0);
    CHECK(none.verdict == Verdict::inconclusive);
    CHECK(explain(none) ==
          "not-observed: no counterexample in 300 tries; its chance is at most 0.01 (3/n, 95 %)");
}

TEST_CASE("a search for a counterexample in processes needs every report") {
    const Check lost{Relation::at_least, {1LL}, Value(2LL)},
        fine{Relation::at_least, {1LL}, Value(0LL)};
    const Check silent{Relation::at_least, {1LL}, std::nullopt};

    CHECK(never_happens({fine, lost, lost}).verdict == Verdict::refuted);
    CHECK(never_happens({fine, fine}).reason == Reason::not_observed);
    CHECK(never_happens({fine, silent}).reason == Reason::failed_run);
}
