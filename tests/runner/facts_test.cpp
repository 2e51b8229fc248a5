// Claims about what programs report: every kind and relation, and runs that count for nothing.
#include "facts.hpp"

#include <doctest/doctest.h>

#include "fake_executor.hpp"

using namespace lab;
using judge::Reason;
using judge::Relation;
using judge::Value;
using judge::Verdict;

namespace {

Value text(const char* words) { return std::string(words); }

Claim about(ClaimKind kind, Relation relation, std::vector<Value> threshold) {
    Claim claim;
    claim.kind = kind;
    claim.subject = {"a"};
    claim.relation = relation;
    claim.threshold = std::move(threshold);
    return claim;
}

Run with_fact(Value value) { return finished({.facts = {{"a", std::move(value), ""}}}); }

std::vector<Run> with_facts(const std::vector<Value>& values) {
    std::vector<Run> runs;
    for (const Value& value : values) runs.push_back(with_fact(value));
    return runs;
}

Run ended(Ending ending, int code, const std::string& reason) {
    Run run;
    run.ending = ending;
    run.code = code;
    run.reason = reason;
    return run;
}

Verdict verdict_on(Relation relation, std::vector<Value> threshold, const Value& seen) {
    const Claim claim = about(ClaimKind::fact, relation, std::move(threshold));
    return try_facts(claim, with_facts({seen, seen, seen})).trial.verdict;
}

// Answers with these values, one a process, then with the last one for ever.
std::function<Run()> processes(std::vector<Value> values) {
    return [values = std::move(values), next = std::size_t{0}]() mutable {
        const std::size_t at = std::min(next++, values.size() - 1);
        return with_fact(values[at]);
    };
}

}  // namespace

TEST_CASE("a fact is verified when it holds in every process and refuted when in none") {
    const Claim three = about(ClaimKind::fact, Relation::equals, {3LL});

    const Try holds = try_facts(three, with_facts({3LL, 3LL, 3LL}));
    const Try fails = try_facts(three, with_facts({4LL, 5LL, 4LL}));

    CHECK(holds.trial.verdict == Verdict::verified);
    CHECK(holds.trial.n == 3);
    CHECK(holds.trial.estimate == Value(3LL));
    CHECK(holds.values == std::vector<Value>{3LL, 3LL, 3LL});
    CHECK(fails.trial.verdict == Verdict::refuted);
    CHECK(fails.trial.estimate == Value(4LL));
    CHECK_FALSE(fails.failed);
}

TEST_CASE("a fact that holds now and then is flaky") {
    const Claim three = about(ClaimKind::fact, Relation::equals, {3LL});

    const Try mixed = try_facts(three, with_facts({3LL, 4LL, 3LL}));

    CHECK(mixed.trial.verdict == Verdict::inconclusive);
    CHECK(mixed.trial.reason == Reason::flaky);
    CHECK_FALSE(mixed.failed);
}

TEST_CASE("each relation reaches the judge with its threshold") {
    CHECK(verdict_on(Relation::equals, {text("x")}, text("x")) == Verdict::verified);
    CHECK(verdict_on(Relation::at_least, {2LL}, 2LL) == Verdict::verified);
    CHECK(verdict_on(Relation::at_least, {2LL}, 1LL) == Verdict::refuted);
    CHECK(verdict_on(Relation::at_most, {2LL}, 3LL) == Verdict::refuted);
    CHECK(verdict_on(Relation::between, {1LL, 3LL}, 3LL) == Verdict::verified);
    CHECK(verdict_on(Relation::between, {1LL, 3LL}, 4LL) == Verdict::refuted);
    CHECK(verdict_on(Relation::one_of, {text("x"), text("y")}, text("y")) == Verdict::verified);
    CHECK(verdict_on(Relation::above, {2LL}, 2LL) == Verdict::refuted);
    CHECK(verdict_on(Relation::below, {2LL}, 1.5) == Verdict::verified);
}

TEST_CASE("a fact is compared with another fact of the same process") {
    const std::vector<Run> runs = {
        finished({.facts = {{"a", 1LL, ""}, {"b", 1LL, ""}}}),
        finished({.facts = {{"a", 2LL, ""}, {"b", 2LL, ""}}}),
        finished({.facts = {{"a", 3LL, ""}, {"b", 3LL, ""}}}),
    };

    const Try same = try_facts(about(ClaimKind::fact, Relation::same_as, {text("b")}), runs);
    const Try differs =
        try_facts(about(ClaimKind::fact, Relation::differs_from, {text("b")}), runs);
    const Try absent = try_facts(about(ClaimKind::fact, Relation::same_as, {text("c")}), runs);

    CHECK(same.trial.verdict == Verdict::verified);
    CHECK(differs.trial.verdict == Verdict::refuted);
    CHECK(absent.failed);
    CHECK(absent.trial.reason == Reason::failed_run);
}

TEST_CASE("an order is the events of a run, joined by spaces") {
    const Claim order = about(ClaimKind::order, Relation::equals, {text("1 x 2")});
    const Run right = finished({.events = {"1", "x", "2"}});
    const Run wrong = finished({.events = {"1", "2", "x"}});
    const Run silent = finished();

    CHECK(try_facts(order, {right, right, right}).trial.verdict == Verdict::verified);
    CHECK(try_facts(order, {wrong, wrong, wrong}).trial.verdict == Verdict::refuted);
    CHECK(try_facts(order, {silent, silent, silent}).trial.verdict == Verdict::refuted);
}

TEST_CASE("a sample is the point of its series and no other") {
    Claim claim = about(ClaimKind::samples, Relation::at_most, {5LL});
    claim.at = 10;
    const Run run = finished({.samples = {{"a", 1, 9, ""}, {"b", 10, 9, ""}, {"a", 10, 5, ""}}});

    const Try found = try_facts(claim, {run, run, run});
    claim.at = 11;
    const Try absent = try_facts(claim, {run, run, run});

    CHECK(found.trial.verdict == Verdict::verified);
    CHECK(found.trial.estimate == Value(5.0));
    CHECK(absent.failed);
}

TEST_CASE("a fact that was not reported, or has a type of no use, is a fault of the listing") {
    const Claim three = about(ClaimKind::fact, Relation::at_least, {3LL});

    const Try silent = try_facts(three, {finished(), finished(), finished()});
    const Try wordy = try_facts(three, with_facts({text("many"), text("many"), text("many")}));

    CHECK(silent.failed);
    CHECK(silent.trial.verdict == Verdict::inconclusive);
    CHECK(silent.trial.reason == Reason::failed_run);
    CHECK(silent.trial.detail == "process 1 did not report it; wanted a, saw nothing");
    CHECK(wordy.failed);
    CHECK(wordy.trial.reason == Reason::bad_report);
}

TEST_CASE("what is missing is named beside what there is, so that a misspelt name shows") {
    const Claim twin = about(ClaimKind::fact, Relation::same_as, {text("b")});
    Claim point = about(ClaimKind::samples, Relation::below, {3.0});
    point.at = 8;
    const Claim rare = about(ClaimKind::can_happen, Relation::equals, {true});
    const Run run = finished({.facts = {{"aa", 3LL, ""}}, .samples = {{"a", 7, 1, ""}}});

    CHECK(try_facts(twin, {run}).trial.detail ==
          "process 1 did not report it; wanted a and b, saw aa, a@7");
    CHECK(try_facts(point, {run}).trial.detail ==
          "process 1 did not report it; wanted a@8, saw aa, a@7");
    CHECK(try_until_seen(rare, [&] { return run; }).trial.detail ==
          "process 1 did not report it; wanted a, saw aa, a@7");
}

TEST_CASE("a run that did not end well is a fault and never a verdict") {
    const Claim claim = about(ClaimKind::fact, Relation::equals, {3LL});
    for (const auto& [run, words] : std::initializer_list<std::pair<Run, std::string>>{
             {ended(Ending::exited, 3, ""), "ended with exit status 3"},
             {ended(Ending::signalled, 11, "SIGSEGV"), "ended by signal 11: SIGSEGV"},
             {ended(Ending::timed_out, 0, ""), "ran out of wall time and was killed after 0.0 s"},
             {ended(Ending::cpu_limit, 24, ""), "ran out of CPU time and was killed after 0.0 s"},
             {ended(Ending::output_limit, 0, ""), "wrote more than is kept and was killed"},
             {ended(Ending::no_report, 0, "why"), "gave no complete report: why"},
             {ended(Ending::bad_report, 0, "why"), "reported what cannot be read: why"},
             {ended(Ending::not_started, 0, "why"), "could not be started: why"},
             {ended(Ending::signalled, 0, "no word which"), "was killed: no word which"},
             {ended(Ending::service_failed, 0, "429"),
              "was not run, since the service failed: 429"},
             {ended(Ending::interrupted, 0, ""), "was interrupted"}}) {
        const Try broken = try_facts(claim, {with_fact(3LL), run});

        CHECK(broken.failed);
        CHECK(broken.trial.verdict == Verdict::inconclusive);
        CHECK(judge::explain(broken.trial) == "failed-run: " + words);
    }
}

TEST_CASE("a machine that cannot run it is no fault and no verdict in a claim's favour") {
    const Claim claim = about(ClaimKind::fact, Relation::equals, {3LL});

    const Try away = try_facts(claim, {ended(Ending::unavailable, 0, "no io_uring")});

    CHECK(away.unavailable);
    CHECK_FALSE(away.failed);
    CHECK(away.trial.verdict == Verdict::not_runnable);
    CHECK(judge::explain(away.trial) == "no io_uring");
}

TEST_CASE("what can happen is verified when it was seen twice, and no process is run after that") {
    const Claim claim = about(ClaimKind::can_happen, Relation::equals, {true});
    int made = 0;
    const auto next = processes({false, true, false, true, false});

    const Try seen = try_until_seen(claim, [&] { return ++made, next(); });

    CHECK(seen.trial.verdict == Verdict::verified);
    CHECK(made == 4);
    CHECK(seen.values.size() == 4);
}

TEST_CASE("what was seen once, or never, is no refutation") {
    Claim claim = about(ClaimKind::can_happen, Relation::equals, {true});
    claim.tries = 6;

    const Try once = try_until_seen(claim, processes({true, false}));
    const Try never = try_until_seen(claim, processes({false}));

    CHECK(once.trial.reason == Reason::unconfirmed);
    CHECK(never.trial.reason == Reason::not_observed);
    CHECK(never.trial.n == 6);
    CHECK_FALSE(never.failed);
}

TEST_CASE("a crash ends the search for what can happen") {
    const Claim claim = about(ClaimKind::can_happen, Relation::equals, {true});
    int made = 0;

    const Try crashed =
        try_until_seen(claim, [&] { return ++made, ended(Ending::signalled, 6, "SIGABRT"); });

    CHECK(made == 1);
    CHECK(crashed.failed);
    CHECK(crashed.trial.reason == Reason::failed_run);
}

TEST_CASE("what never happens is refuted by a counterexample seen twice, and never verified") {
    Claim claim = about(ClaimKind::never, Relation::equals, {true});
    claim.tries = 5;

    const Try clean = try_until_seen(claim, processes({false}));
    const Try broken = try_until_seen(claim, processes({false, true, true, false}));

    CHECK(clean.trial.reason == Reason::not_observed);
    CHECK(clean.trial.n == 5);
    CHECK(broken.trial.verdict == Verdict::refuted);
    CHECK(broken.values.size() == 3);
}

TEST_CASE("output must be the same to the byte") {
    const Claim claim = about(ClaimKind::output, Relation::equals, {text("one\ntwo\n")});
    Run same = finished(), other = finished();
    same.out = "one\ntwo\n", other.out = "one\ntwo";

    CHECK(try_facts(claim, {same, same, same}).trial.verdict == Verdict::verified);
    CHECK(try_facts(claim, {other, other, other}).trial.verdict == Verdict::refuted);
    CHECK(try_facts(claim, {same, other, same}).trial.reason == Reason::flaky);
}

namespace {

// Processes that each report n samples of 1, of which `bad` are 9.
std::function<Run()> sampling(int n, int bad) {
    return [=] {
        Report report;
        for (int i = 0; i < n; ++i)
            report.samples.push_back({"wait", double(i), i < bad ? 9. : 1.});
        Run run = finished(report);
        run.wall_seconds = 1;
        return run;
    };
}

Claim most_below(double bound) {
    Claim claim = about(ClaimKind::quantile, Relation::at_most, {bound});
    claim.subject = {"wait"};
    claim.q = 0.9;
    return claim;
}

}  // namespace

TEST_CASE("a quantile is sampled process by process until it is decided") {
    const Try good = try_quantile(most_below(5), sampling(50, 1), 100);
    const Try bad = try_quantile(most_below(5), sampling(50, 20), 100);

    CHECK(good.trial.verdict == Verdict::verified);
    CHECK(std::get<double>(*good.trial.estimate) == 1);
    CHECK(good.trial.n == 50 * static_cast<int>(good.samples.size()));
    CHECK(bad.trial.verdict == Verdict::refuted);
    CHECK(bad.samples.size() == 1);
}

TEST_CASE("a quantile that the budget cut off goes on with the same samples") {
    const Try cut = try_quantile(most_below(5), sampling(30, 3), 2);
    REQUIRE(cut.trial.reason == Reason::budget);
    const Try more = try_quantile(most_below(5), sampling(30, 0), 100, cut);

    CHECK(more.trial.verdict == Verdict::verified);
    CHECK(more.samples.size() > cut.samples.size());
    CHECK(more.samples[0] == cut.samples[0]);
}

TEST_CASE("a process without the samples is a fault, never a verdict") {
    const Try silent = try_quantile(most_below(5), sampling(0, 0), 100);

    CHECK(silent.failed);
    CHECK(silent.trial.reason == Reason::failed_run);
    CHECK(silent.trial.detail.find("wanted wait, saw nothing") != std::string::npos);
}
