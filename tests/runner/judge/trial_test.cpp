// Verdicts and reasons have one name each, for people and for evidence files.
#include "judge/trial.hpp"

#include <doctest/doctest.h>

using namespace lab::judge;

TEST_CASE("verdicts have the names that readers see, and back") {
    for (const char* name : {"VERIFIED", "REFUTED", "INCONCLUSIVE", "NOT_RUNNABLE"})
        CHECK(to_string(verdict_from(name).value()) == name);
    CHECK(verdict_from("verified") == std::nullopt);
}

TEST_CASE("reasons have the names that evidence keeps, and back") {
    for (const char* name :
         {"", "insensitive", "near-threshold", "too-few", "timer-resolution", "below-overhead",
          "environment", "contradiction", "unconfirmed", "not-observed", "flaky", "budget",
          "control-undecided", "failed-run", "bad-report", "self-test"})
        CHECK(to_string(reason_from(name).value()) == name);
    CHECK(reason_from("bad luck") == std::nullopt);
}

TEST_CASE("an explanation starts with the reason and ends with its detail") {
    CHECK(explain(inconclusive(Reason::flaky, "holds in 1 of 3 processes")) ==
          "flaky: holds in 1 of 3 processes");
    CHECK(explain(inconclusive(Reason::budget)) == "budget");
    CHECK(explain(not_runnable("io_uring_setup: EPERM")) == "io_uring_setup: EPERM");
}
