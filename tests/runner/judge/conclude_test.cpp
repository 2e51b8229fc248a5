// How the tries of a claim join: control, confirmation, and what neither can change.
#include "judge/conclude.hpp"

#include "judge/can_happen.hpp"

#include <doctest/doctest.h>

using namespace lab::judge;

namespace {

Trial fact_trial(Verdict verdict) {
    Trial trial;
    trial.verdict = verdict;
    return trial;
}

Trial timed_trial(Verdict verdict) {
    Trial trial = fact_trial(verdict);
    trial.alpha = 1e-4;
    return trial;
}

const Trial kHolds = timed_trial(Verdict::verified);
const Trial kFails = timed_trial(Verdict::refuted);
const Trial kOpen = inconclusive(Reason::budget);
const Conclusion kVerified{Verdict::verified, Reason::none, ""};
const Conclusion kRefuted{Verdict::refuted, Reason::none, ""};

}  // namespace

TEST_CASE("a claim that holds while its control fails is verified") {
    CHECK(conclude(kHolds, {}, kFails) == kVerified);
}

TEST_CASE("a claim whose control holds too is insensitive") {
    CHECK(conclude(kHolds, {}, kHolds) ==
          Conclusion{Verdict::inconclusive, Reason::insensitive, ""});
}

TEST_CASE("a control without verdict leaves the claim undecided and its reason is passed on") {
    CHECK(conclude(kHolds, {}, kOpen) ==
          Conclusion{Verdict::inconclusive, Reason::control_undecided, "INCONCLUSIVE, budget"});
    CHECK(conclude(kHolds, {}, not_runnable("root")).detail == "NOT_RUNNABLE, root");
    CHECK(conclude(kHolds, {}, std::nullopt).reason == Reason::control_undecided);
}

TEST_CASE("a thing that can happen is verified when its control did not show it") {
    const Trial seen_twice = fact_trial(Verdict::verified);

    CHECK(conclude(seen_twice, {}, inconclusive(Reason::not_observed)) == kVerified);
    CHECK(conclude(seen_twice, {}, inconclusive(Reason::unconfirmed)).reason ==
          Reason::control_undecided);
}

TEST_CASE("a refutation that rests on chance needs a second one") {
    CHECK(wants_confirmation(kFails));
    CHECK(conclude(kFails, kFails, {}) == kRefuted);
    CHECK(conclude(kFails, {}, {}).reason == Reason::unconfirmed);
}

TEST_CASE("a second try that holds contradicts the first") {
    CHECK(conclude(kFails, kHolds, {}).verdict == Verdict::inconclusive);
    CHECK(conclude(kFails, kHolds, {}).reason == Reason::contradiction);
}

TEST_CASE("a second try without verdict leaves the refutation unconfirmed") {
    CHECK(conclude(kFails, kOpen, {}) == Conclusion{Verdict::inconclusive, Reason::unconfirmed,
                                                    "the second try: INCONCLUSIVE, budget"});
    CHECK(conclude(kFails, not_runnable("cpus:2"), {}).reason == Reason::unconfirmed);
}

TEST_CASE("a fact that fails in every process needs no second try") {
    const Trial wrong = fact_trial(Verdict::refuted);

    CHECK_FALSE(wants_confirmation(wrong));
    CHECK(conclude(wrong, {}, {}) == kRefuted);
}

TEST_CASE("a refutation stands whatever the control says") {
    for (const Trial& control : {kHolds, kFails, kOpen, not_runnable("root")})
        CHECK(conclude(kFails, kFails, control) == kRefuted);
}

TEST_CASE("only a claim that holds asks for its control") {
    CHECK(wants_control(kHolds));
    CHECK_FALSE(wants_control(kFails));
    CHECK_FALSE(wants_control(kOpen));
}

TEST_CASE("a try without verdict keeps its reason, whatever the control says") {
    CHECK(conclude(kOpen, {}, kFails) == Conclusion{Verdict::inconclusive, Reason::budget, ""});
    CHECK(conclude(not_runnable("io_uring"), {}, {}) ==
          Conclusion{Verdict::not_runnable, Reason::none, "io_uring"});
}

TEST_CASE("that something was never seen counts only if the control shows it") {
    const Trial none = never_happens(50, 0), some = never_happens(3, 2), once = never_happens(9, 1);

    CHECK(conclude_never(none, some).reason == Reason::not_observed);
    CHECK(conclude_never(none, none).reason == Reason::insensitive);
    CHECK(conclude_never(none, once).reason == Reason::control_undecided);
    CHECK(conclude_never(none, std::nullopt).reason == Reason::control_undecided);
    CHECK(conclude_never(some, std::nullopt).verdict == Verdict::refuted);
    CHECK(conclude_never(once, std::nullopt).reason == Reason::unconfirmed);
}
