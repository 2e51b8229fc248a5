// Relations between values, and facts over several processes.
#include "judge/fact.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace lab::judge;

namespace {

Value text(const char* words) { return std::string(words); }

}  // namespace

TEST_CASE("each relation holds on its side of the threshold, limits included where it says so") {
    CHECK(*holds(Relation::equals, {3LL}, 3LL).holds);
    CHECK_FALSE(*holds(Relation::equals, {3LL}, 4LL).holds);
    CHECK(*holds(Relation::at_least, {3LL}, 3LL).holds);
    CHECK_FALSE(*holds(Relation::at_least, {3LL}, 2LL).holds);
    CHECK(*holds(Relation::at_most, {3.0}, 3LL).holds);
    CHECK_FALSE(*holds(Relation::at_most, {3.0}, 3.1).holds);
    CHECK(*holds(Relation::above, {3LL}, 4LL).holds);
    CHECK_FALSE(*holds(Relation::above, {3LL}, 3LL).holds);
    CHECK(*holds(Relation::within, {1.25}, 0.8).holds);
    CHECK_FALSE(*holds(Relation::within, {1.25}, 0.79).holds);
    CHECK_FALSE(*holds(Relation::within, {1.25}, 1.26).holds);
    CHECK(*holds(Relation::below, {3LL}, 2LL).holds);
    CHECK_FALSE(*holds(Relation::below, {3LL}, 3LL).holds);
    CHECK(*holds(Relation::between, {1LL, 3LL}, 1LL).holds);
    CHECK(*holds(Relation::between, {1LL, 3LL}, 3LL).holds);
    CHECK_FALSE(*holds(Relation::between, {1LL, 3LL}, 4LL).holds);
}

TEST_CASE("relations of identity work on texts and truths too") {
    CHECK(*holds(Relation::equals, {text("SIGSEGV")}, text("SIGSEGV")).holds);
    CHECK(*holds(Relation::one_of, {text("a"), text("b")}, text("b")).holds);
    CHECK_FALSE(*holds(Relation::one_of, {text("a"), text("b")}, text("c")).holds);
    CHECK(*holds(Relation::same_as, {true}, true).holds);
    CHECK(*holds(Relation::differs_from, {7LL}, 8LL).holds);
    CHECK_FALSE(*holds(Relation::differs_from, {7LL}, 7LL).holds);
}

TEST_CASE("a value of a wrong type has no answer and is quoted") {
    const Answer answer = holds(Relation::equals, {3LL}, true);

    CHECK(answer.holds == std::nullopt);
    CHECK(answer.problem == "wanted a number, saw true");
    CHECK(holds(Relation::differs_from, {text("a")}, 1LL).problem == "wanted text, saw 1");
}

TEST_CASE("order is asked of numbers only") {
    CHECK(holds(Relation::at_least, {text("a")}, text("b")).problem ==
          "at_least wants a number as threshold, not \"a\"");
    CHECK(holds(Relation::between, {1LL, 2LL}, text("b")).holds == std::nullopt);
}

TEST_CASE("a threshold with a wrong count of values has no answer") {
    CHECK(holds(Relation::between, {1LL}, 1LL).problem ==
          "between cannot be compared with 1 values");
    CHECK(holds(Relation::equals, {}, 1LL).holds == std::nullopt);
    CHECK(holds(Relation::one_of, {}, 1LL).holds == std::nullopt);
    CHECK(holds(Relation::at_most, {1LL, 2LL}, 1LL).holds == std::nullopt);
}

TEST_CASE("what is not a number compares with nothing") {
    CHECK(holds(Relation::differs_from, {1.0}, std::nan("")).holds == std::nullopt);
    CHECK(holds(Relation::at_least, {std::nan("")}, 1.0).holds == std::nullopt);
}

TEST_CASE("a fact that holds in every process is verified") {
    const Trial trial = judge_fact(Relation::equals, {256LL}, {256LL, 256LL, 256LL});

    CHECK(trial.verdict == Verdict::verified);
    CHECK(trial.estimate == Value(256LL));
    CHECK(trial.n == 3);
    CHECK(trial.up == 3);
    CHECK(trial.alpha == std::nullopt);
}

TEST_CASE("a fact that fails in every process is refuted, with the median as its value") {
    const Trial trial = judge_fact(Relation::at_most, {10LL}, {30LL, 20LL, 90LL});

    CHECK(trial.verdict == Verdict::refuted);
    CHECK(trial.estimate == Value(30LL));
    CHECK(trial.down == 3);
}

TEST_CASE("a fact that holds now and then is flaky") {
    const Trial trial = judge_fact(Relation::equals, {1LL}, {1LL, 1LL, 0LL});

    CHECK(trial.verdict == Verdict::inconclusive);
    CHECK(explain(trial) == "flaky: holds in 2 of 3 processes");
}

TEST_CASE("each process is compared with its own other fact") {
    const Trial trial =
        judge_fact({{Relation::same_as, {101LL}, 101LL}, {Relation::same_as, {205LL}, 205LL}});

    CHECK(trial.verdict == Verdict::verified);
}

TEST_CASE("a process that reported nothing is never a verdict") {
    const Trial trial =
        judge_fact({{Relation::equals, {1LL}, 1LL}, {Relation::equals, {1LL}, std::nullopt}});

    CHECK(explain(trial) == "failed-run: process 2 did not report it");
    CHECK(judge_fact(std::vector<Check>{}).reason == Reason::too_few);
}

TEST_CASE("a process that reported a wrong type is never a verdict") {
    const Trial trial = judge_fact(Relation::at_least, {1LL}, {2LL, text("two")});

    CHECK(trial.verdict == Verdict::inconclusive);
    CHECK(explain(trial) == "bad-report: process 2: wanted a number, saw \"two\"");
}

TEST_CASE("relations have the names that claim files use") {
    for (const char* name : {"equals", "at_least", "at_most", "between", "one_of", "same_as",
                             "differs_from", "above", "below"})
        CHECK(to_string(relation_from(name).value()) == name);
    CHECK(relation_from("approximately") == std::nullopt);
}
