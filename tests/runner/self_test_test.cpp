// The harness is tried before its ratios are believed.
#include "self_test.hpp"

#include <doctest/doctest.h>

#include "attempt.hpp"
#include "fake_executor.hpp"

using namespace lab;
using judge::Verdict;

namespace {

Claim above_1_2(const std::string& dividend, const std::string& divisor) {
    Claim claim;
    claim.id = "lab/" + dividend;
    claim.kind = ClaimKind::ratio;
    claim.subject = {dividend, divisor};
    claim.relation = judge::Relation::above;
    claim.threshold = {1.2};
    return claim;
}

Experiment self_test_listing() {
    Experiment experiment;
    experiment.id = "lab/self_test";
    experiment.claims = {above_1_2("same", "base"), above_1_2("half_more", "base")};
    return experiment;
}

// What a machine with these costs makes of the self-test.
SelfTest self_test_on(std::map<std::string, double> costs) {
    PretendedArms arms{std::move(costs)};
    FakeExecutor executor([&](const auto&, const Launch& launch) { return arms.answer(launch); });
    const Experiment listing = self_test_listing();
    Job job;
    job.experiment = &listing;
    return run_self_test(executor, job);
}

Outcome ratio_tried_after(const SelfTest& test) {
    PretendedArms arms{{{"dear", 500}, {"cheap", 100}}};
    FakeExecutor executor([&](const auto&, const Launch& launch) {
        if (!launch.variant.empty()) arms.cost_ns["dear"] = 100;  // the control
        return arms.answer(launch);
    });
    static Experiment experiment;
    experiment.id = "soup/dear";
    experiment.claims = {above_1_2("dear", "cheap")};
    Job job;
    job.experiment = &experiment;
    return try_experiment(executor, job, {.ok = true}, test);
}

}  // namespace

TEST_CASE("a harness that sees the truth has nothing to complain about") {
    const SelfTest test = self_test_on({{"base", 100}, {"same", 100}, {"half_more", 150}});

    CHECK(test.same.verdict == Verdict::refuted);
    CHECK(test.half_more.verdict == Verdict::verified);
    CHECK(test.complaint.empty());
}

TEST_CASE("a harness that sees a difference where there is none complains") {
    const SelfTest test = self_test_on({{"base", 100}, {"same", 140}, {"half_more", 150}});

    CHECK_FALSE(test.complaint.empty());
}

TEST_CASE("a harness that misses a difference complains") {
    const SelfTest test = self_test_on({{"base", 100}, {"same", 100}, {"half_more", 101}});

    CHECK_FALSE(test.complaint.empty());
}

TEST_CASE("a self-test that does not compile complains") {
    FakeExecutor executor([](const auto&, const Launch&) { return crashed(); });
    executor.broken.insert("lab/self_test");
    const Experiment listing = self_test_listing();
    Job job;
    job.experiment = &listing;

    const SelfTest test = run_self_test(executor, job);

    CHECK(test.complaint.find("does not compile") != std::string::npos);
}

TEST_CASE("no ratio is believed in a run whose self-test complains") {
    const Outcome believed = ratio_tried_after({});
    const Outcome distrusted = ratio_tried_after({.same = {}, .half_more = {}, .complaint = "odd"});

    CHECK(believed.claims.at(0).verdict == Verdict::verified);
    CHECK(distrusted.claims.at(0).verdict == Verdict::inconclusive);
    CHECK(distrusted.claims.at(0).reason.find("self-test") == 0);
}
