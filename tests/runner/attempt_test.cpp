// One experiment from its build to its verdicts: what is run, how often, and what comes of it.
#include "attempt.hpp"

#include <doctest/doctest.h>

#include "fake_executor.hpp"

using namespace lab;
using judge::Verdict;

namespace {

Claim fact_claim(const std::string& control = "control") {
    Claim claim;
    claim.id = "soup/hot";
    claim.subject = {"degrees"};
    claim.threshold = {100LL};
    claim.control = control;
    return claim;
}

Claim ratio_claim(double above) {
    Claim claim;
    claim.id = "soup/dear";
    claim.kind = ClaimKind::ratio;
    claim.subject = {"boil", "stir"};
    claim.relation = judge::Relation::above;
    claim.threshold = {above};
    return claim;
}

Experiment deciding(std::vector<Claim> claims) {
    Experiment experiment;
    experiment.id = "soup/boil";
    experiment.claims = std::move(claims);
    return experiment;
}

// Reports 100 degrees in the real run, and what the test says in any control.
FakeExecutor::Answer degrees(long long in_control) {
    return [=](const Experiment&, const Launch& launch) {
        return finished_with("degrees", launch.variant.empty() ? 100 : in_control);
    };
}

Outcome attempt(FakeExecutor& executor, const Experiment& experiment,
                const Build& build = {.ok = true}) {
    Job job;
    job.experiment = &experiment;
    return try_experiment(executor, job, build);
}

}  // namespace

TEST_CASE("a fact is tried in three processes, and three times with its control") {
    FakeExecutor executor(degrees(20));
    const Experiment experiment = deciding({fact_claim()});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::verified);
    CHECK(outcome.claims.at(0).reason == "");
    CHECK(outcome.claims.at(0).unit == "pieces");
    CHECK(outcome.claims.at(0).control->trial.verdict == Verdict::refuted);
    CHECK(executor.count("", "facts") == 3);
    CHECK(executor.count("control", "facts") == 3);
    CHECK(outcome.runs.size() == 6);
    CHECK_FALSE(outcome.failed());
}

TEST_CASE("only a claim that holds has its control tried") {
    FakeExecutor executor(
        [](const Experiment&, const Launch&) { return finished_with("degrees", 99LL); });
    const Experiment experiment = deciding({fact_claim()});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::refuted);
    CHECK_FALSE(outcome.claims.at(0).control.has_value());
    CHECK(executor.count("control", "facts") == 0);
    CHECK_FALSE(outcome.failed());
}

TEST_CASE("a claim whose control holds too is insensitive") {
    FakeExecutor executor(degrees(100));
    const Experiment experiment = deciding({fact_claim()});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::inconclusive);
    CHECK(outcome.claims.at(0).reason == "insensitive");
}

TEST_CASE("claims share the runs of a variant, and each names its own control") {
    FakeExecutor executor(degrees(20));
    const Experiment experiment =
        deciding({fact_claim(), fact_claim("control"), fact_claim("no_fire")});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.size() == 3);
    CHECK(executor.count("", "facts") == 3);
    CHECK(executor.count("control", "facts") == 3);
    CHECK(executor.count("no_fire", "facts") == 3);
}

TEST_CASE("a process that fails is not repeated, and the claim gets no verdict") {
    FakeExecutor executor([](const Experiment&, const Launch&) { return crashed(); });
    const Experiment experiment = deciding({fact_claim(), fact_claim()});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(executor.count("", "facts") == 1);
    CHECK(outcome.claims.at(0).verdict == Verdict::inconclusive);
    CHECK(outcome.claims.at(1).reason == "failed-run: ended by signal 6: SIGABRT");
    CHECK(outcome.failed());
}

TEST_CASE("a control that crashes decides nothing and is a fault") {
    FakeExecutor executor([](const Experiment&, const Launch& launch) {
        return launch.variant.empty() ? finished_with("degrees", 100LL) : crashed();
    });
    const Experiment experiment = deciding({fact_claim()});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::inconclusive);
    CHECK(outcome.claims.at(0).reason.find("control-undecided") == 0);
    CHECK(outcome.failed());
}

TEST_CASE("what can happen is verified when its control does not show it") {
    FakeExecutor executor(degrees(20));
    Claim claim = fact_claim();
    claim.kind = ClaimKind::can_happen;
    claim.tries = 4;
    const Experiment experiment = deciding({claim});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::verified);
    CHECK(executor.count("", "facts") == 2 + 1);  // the claim's two, and one report for tables
    CHECK(executor.count("control", "facts") == 4);
}

TEST_CASE("a ratio that holds while its control fails is verified, and its arms are surveyed") {
    PretendedArms real{.cost_ns = {{"boil", 1000}, {"stir", 100}}};
    PretendedArms control{.cost_ns = {{"boil", 100}, {"stir", 100}}};
    FakeExecutor executor([&](const Experiment&, const Launch& launch) {
        return (launch.variant.empty() ? real : control).answer(launch);
    });
    const Experiment experiment = deciding({ratio_claim(3)});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::verified);
    CHECK(outcome.claims.at(0).control->trial.verdict == Verdict::refuted);
    CHECK(outcome.costs.size() == 2);
    CHECK(executor.count("", "survey") == 3);
    CHECK(executor.count("", "facts") == 1);
    CHECK(outcome.alone_seconds == outcome.wall_seconds);
}

TEST_CASE("a ratio whose control costs the same is insensitive") {
    PretendedArms arms{.cost_ns = {{"boil", 1000}, {"stir", 100}}};
    FakeExecutor executor([&](const Experiment&, const Launch& l) { return arms.answer(l); });
    const Experiment experiment = deciding({ratio_claim(3)});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::inconclusive);
    CHECK(outcome.claims.at(0).reason == "insensitive");
}

TEST_CASE("a refuted ratio is measured once more, in processes of its own, before it is told") {
    PretendedArms arms{.cost_ns = {{"boil", 1000}, {"stir", 100}}};
    FakeExecutor executor([&](const Experiment&, const Launch& l) { return arms.answer(l); });
    const Experiment experiment = deciding({ratio_claim(30)});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::refuted);
    REQUIRE(outcome.claims.at(0).confirmation.has_value());
    CHECK(outcome.claims.at(0).confirmation->trial.verdict == Verdict::refuted);
    CHECK(executor.count("", "segment") == 3 + 3);
    CHECK(executor.count("control", "segment") == 0);
}

TEST_CASE("a refutation that the second measurement contradicts is none") {
    PretendedArms arms{.cost_ns = {{"boil", 100}, {"stir", 100}}};
    FakeExecutor executor([&](const Experiment&, const Launch& launch) {
        if (executor.count("", "segment") > 3) arms.cost_ns["boil"] = 1000;
        return arms.answer(launch);
    });
    const Experiment experiment = deciding({ratio_claim(3)});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::inconclusive);
    CHECK(outcome.claims.at(0).reason == "contradiction: REFUTED first, then VERIFIED");
}

TEST_CASE("a job that lacks something is not runnable, nothing is run, and that is no fault") {
    FakeExecutor executor(degrees(20));
    const Experiment experiment = deciding({fact_claim()});
    Job job;
    job.experiment = &experiment;
    job.missing = {"root (not run by root)", "io_uring (io_uring_setup: EPERM)"};

    const Outcome outcome = try_experiment(executor, job, {});

    CHECK(outcome.claims.at(0).verdict == Verdict::not_runnable);
    CHECK(outcome.claims.at(0).reason ==
          "needs root (not run by root), io_uring (io_uring_setup: EPERM)");
    CHECK(executor.launches().empty());
    CHECK_FALSE(outcome.failed());
}

TEST_CASE("a listing that does not compile is not run, and that is a fault") {
    FakeExecutor executor(degrees(20));
    const Experiment experiment = deciding({fact_claim()});

    const Outcome outcome = attempt(executor, experiment, {.ok = false, .diagnostics = "error: x"});

    CHECK(outcome.claims.at(0).verdict == Verdict::inconclusive);
    CHECK(outcome.claims.at(0).reason == "failed-run: the listing does not compile");
    CHECK(outcome.build.diagnostics == "error: x");
    CHECK(executor.launches().empty());
    CHECK(outcome.failed());
}

TEST_CASE("a listing that says it cannot run here is not runnable, and that is no fault") {
    FakeExecutor executor([](const Experiment&, const Launch&) {
        Run run;
        run.ending = Ending::unavailable;
        run.reason = "no io_uring";
        return run;
    });
    const Experiment experiment = deciding({fact_claim()});

    const Outcome outcome = attempt(executor, experiment);

    CHECK(outcome.claims.at(0).verdict == Verdict::not_runnable);
    CHECK(outcome.claims.at(0).reason == "no io_uring");
    CHECK_FALSE(outcome.failed());
}

namespace {

// A machine on which a claim that needs quiet, of a fact that holds, is tried.
Outcome tried_at_pressure(double pressure, std::vector<std::string> needs) {
    FakeExecutor executor(degrees(20));
    executor.reading.pressure = pressure;
    Experiment experiment = deciding({fact_claim()});
    experiment.needs = std::move(needs);
    return attempt(executor, experiment);
}

}  // namespace

TEST_CASE("a busy machine withholds the verdict of a claim that needs quiet, and of no other") {
    const Outcome busy = tried_at_pressure(0.9, {"quiet"}),
                  calm = tried_at_pressure(0.3, {"quiet"});

    CHECK(busy.claims.at(0).verdict == Verdict::inconclusive);
    CHECK(busy.claims.at(0).reason == "environment: the machine was not quiet");
    CHECK(busy.claims.at(0).real->light == judge::Light::red);
    CHECK(calm.claims.at(0).verdict == Verdict::verified);
    CHECK(calm.claims.at(0).real->light == judge::Light::yellow);
    CHECK(tried_at_pressure(0.9, {}).claims.at(0).verdict == Verdict::verified);
}

TEST_CASE("that nothing was seen counts only if the control shows it") {
    Claim claim = fact_claim();
    claim.kind = ClaimKind::never;
    claim.threshold = {20LL};
    claim.tries = 6;
    const Experiment experiment = deciding({claim});
    FakeExecutor shows(degrees(20)), blind(degrees(100));

    const Outcome searched = attempt(shows, experiment), useless = attempt(blind, experiment);

    CHECK(searched.claims.at(0).verdict == Verdict::inconclusive);
    CHECK(searched.claims.at(0).reason.find("not-observed: no counterexample in 6") == 0);
    CHECK(searched.claims.at(0).control->trial.verdict == Verdict::refuted);
    CHECK(useless.claims.at(0).reason == "insensitive: the control shows no counterexample");
}

TEST_CASE("a cut-off control is continued, and the claim gets its verdict") {
    PretendedArms real{.cost_ns = {{"boil", 1000}, {"stir", 100}}};
    PretendedArms control{.cost_ns = {{"boil", 100}, {"stir", 100}}};
    FakeExecutor executor([&](const Experiment&, const Launch& launch) {
        return launch.variant.empty() ? real.answer(launch) : control.answer(launch);
    });
    Experiment experiment = deciding({ratio_claim(3)});
    experiment.timing.budget_seconds = 0;
    Outcome outcome = attempt(executor, experiment);
    REQUIRE(cut_off(outcome));

    experiment.timing.budget_seconds = 60;
    continue_experiment(executor, outcome);

    CHECK(outcome.claims.at(0).verdict == Verdict::verified);
    CHECK(outcome.claims.at(0).real->continued);
    CHECK(outcome.claims.at(0).control->trial.verdict == Verdict::refuted);
    CHECK_FALSE(outcome.claims.at(0).control->continued);
    CHECK_FALSE(cut_off(outcome));
}

TEST_CASE("a claim is continued once and not again") {
    PretendedArms arms{.cost_ns = {{"boil", 300}, {"stir", 100}}, .jitter = 3};
    FakeExecutor executor(
        [&](const Experiment&, const Launch& launch) { return arms.answer(launch); });
    Experiment experiment = deciding({ratio_claim(3)});
    experiment.timing.budget_seconds = 0;
    Outcome outcome = attempt(executor, experiment);
    continue_experiment(executor, outcome);

    CHECK(outcome.claims.at(0).verdict == Verdict::inconclusive);
    CHECK_FALSE(cut_off(outcome));
}
