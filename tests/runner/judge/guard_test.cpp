// The environment guard and the self-test only ever withhold verdicts.
#include "judge/guard.hpp"

#include <doctest/doctest.h>

using namespace lab::judge;

namespace {

Trial decided(Verdict verdict) {
    Trial trial;
    trial.verdict = verdict;
    return trial;
}

const Reading kCalm{
    .waiting = 0.02, .steal = 0.0, .throttled = false, .spin_spread = 1.1, .spin_shift = 1.05};

Reading changed(std::optional<double> Reading::*which, double value) {
    Reading reading = kCalm;
    reading.*which = value;
    return reading;
}

}  // namespace

TEST_CASE("a calm machine is green, and so is one that tells nothing") {
    CHECK(classify(kCalm) == Light::green);
    CHECK(classify({}) == Light::green);
}

TEST_CASE("some waiting, stealing or spread turns the light yellow") {
    CHECK(classify(changed(&Reading::waiting, 0.10)) == Light::yellow);
    CHECK(classify(changed(&Reading::steal, 0.01)) == Light::yellow);
    CHECK(classify(changed(&Reading::spin_spread, 1.3)) == Light::yellow);
}

TEST_CASE("much waiting, stealing, a moved spin or throttling turns the light red") {
    CHECK(classify(changed(&Reading::waiting, 0.61)) == Light::red);
    CHECK(classify(changed(&Reading::steal, 0.11)) == Light::red);
    CHECK(classify(changed(&Reading::spin_shift, 1.31)) == Light::red);

    Reading throttled = kCalm;
    throttled.throttled = true;
    CHECK(classify(throttled) == Light::red);
}

TEST_CASE("a red light withholds verdicts from claims that need quiet, and only from those") {
    const Trial trial = decided(Verdict::verified);

    CHECK(explain(guarded(trial, Light::red, true)) == "environment: the machine was not quiet");
    CHECK(guarded(trial, Light::red, false) == trial);
    CHECK(guarded(trial, Light::yellow, true) == trial);
}

TEST_CASE("the guard gives no verdict to a try that has none") {
    const Trial open = inconclusive(Reason::budget);

    CHECK(guarded(open, Light::red, true) == open);
    CHECK(guarded(not_runnable("root"), Light::red, true) == not_runnable("root"));
}

TEST_CASE("a harness that sees no difference where there is none passes its self-test") {
    const std::string complaint =
        self_test_complaint(decided(Verdict::refuted), decided(Verdict::verified));

    CHECK(complaint.empty());
    CHECK(distrusted(decided(Verdict::verified), complaint).verdict == Verdict::verified);
}

TEST_CASE("a harness that fails its self-test gives no verdict") {
    const std::string sees_ghosts =
        self_test_complaint(decided(Verdict::verified), decided(Verdict::verified));
    const std::string is_blind =
        self_test_complaint(decided(Verdict::refuted), inconclusive(Reason::budget));

    CHECK(sees_ghosts == "an operation against itself should be REFUTED, was VERIFIED");
    CHECK(is_blind == "1.5 times the iterations should be VERIFIED, was INCONCLUSIVE");
    CHECK(distrusted(decided(Verdict::refuted), is_blind).reason == Reason::self_test);
}
