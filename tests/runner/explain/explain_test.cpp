// The argument for one verdict in words: what was measured, against what, and how to try again.
#include "explain/explain.hpp"

#include <doctest/doctest.h>

#include <functional>

using namespace lab;

namespace {

const Sentence kSentence{"soup/dear",
                         {"Boiling is dear.", "煮很贵。"},
                         {"Compared with stirring.", "与搅拌相比。"},
                         "true",
                         {"soup(1)"},
                         "experiment",
                         "soup/boil"};

Experiment experiment() {
    Experiment out;
    out.id = "soup/boil";
    return out;
}

Recorded recorded(const std::string& verdict = "VERIFIED", const std::string& reason = "") {
    Recorded out;
    out.earlier.finished_at = "2026-11-24T08:00:09Z";
    out.command = "g++ -O2 boil.cpp", out.banner = "g++ 12", out.listing = "snippets/soup/boil.cpp";
    out.controls["control"] = {"the pot stays cold", "锅是冷的"};
    RecordedClaim claim{.id = "soup/dear", .kind = "ratio", .relation = "above", .threshold = "3"};
    claim.verdict = verdict, claim.reason = reason;
    claim.says = {"boiling costs three times stirring", "煮的开销是搅拌的三倍"};
    claim.subject = {"boil", "stir"};
    claim.control_name = "control";
    claim.real = {"VERIFIED", "", "9.87654", std::pair(9.12345, 10.5), 24, 24, 0, 23, 1e-4};
    claim.control = {"REFUTED", "", "1.01", std::pair(0.9, 1.1), 24, 0, 24, 23, 1e-4};
    out.claims = {claim};
    return out;
}

RecordedTry timed() {
    RecordedTry out{"VERIFIED", "", "9.9", std::pair(9.1, 10.5), 24, 24, 0, 23, 1e-4};
    out.guard = {{.wall_seconds = 1, .pressure = 0.02, .spin_p50_us = 40, .spin_p95_us = 44},
                 {.wall_seconds = 1, .pressure = 0.3, .spin_p50_us = 42, .spin_p95_us = 43}};
    out.batch_sizes = {{"boil", 8}, {"stir", 64}};
    out.clock = {25, 1, 100'000};
    out.seed = 4711;
    out.light = "YELLOW";
    return out;
}

bool says(const std::string& text, const std::string& words) {
    INFO("in:\n" << text);
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a verdict on a cost is explained by estimate, interval, threshold, counts and control") {
    const Experiment boil = experiment();
    const Recorded evidence = recorded();

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "Boiling is dear."));
    CHECK_FALSE(says(text, "煮很贵。"));
    CHECK(says(text, "boiling costs three times stirring"));
    CHECK(says(text, "cost(boil) / cost(stir) above 3"));
    CHECK(says(text, "9.88, interval 9.12 to 10.5; 24 blocks, 24 above the threshold, 0 below"));
    CHECK(says(text, "23 needed"));
    CHECK(says(text, "24 of 24 blocks lie above 3; c[24] = 23 are enough to decide for that side"));
    CHECK(says(text, "with a chance of at most 1 in 10000"));
    CHECK(says(text, "24 of 24 blocks lie below 3"));
    CHECK(says(text, "the pot stays cold: REFUTED, as it must be"));
    CHECK(says(text, "1.01, interval 0.9 to 1.1"));
    CHECK(says(text, "verdict    VERIFIED\n"));
}

TEST_CASE("an explanation names the page, the sources and the commands that try it again") {
    const Experiment boil = experiment();
    const Recorded evidence = recorded();

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "docs/en/soup/boil.md"));
    CHECK(says(text, "soup(1)"));
    CHECK(says(text, "truth      true"));
    CHECK(says(text, "Compared with stirring."));
    CHECK(says(text, "g++ -O2 boil.cpp   (g++ 12)"));
    CHECK(says(text, "snippets/soup/boil.cpp"));
    CHECK(says(text, "./lab run --again soup/boil"));
    CHECK(says(text, "./lab explain --samples soup/dear | proofs/recompute.py -"));
}

TEST_CASE("a verdict that was withheld is explained by its reason") {
    const Experiment boil = experiment();
    Recorded evidence = recorded("INCONCLUSIVE", "insensitive");
    evidence.claims[0].control->verdict = "VERIFIED";

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "verdict    INCONCLUSIVE: insensitive"));
    CHECK(says(text, "why        the control holds too"));
    CHECK(says(text, "the pot stays cold: VERIFIED; it ought to fail"));
    CHECK_FALSE(says(text, "as it must be"));
}

TEST_CASE("the next step is named where the verdict alone does not tell it") {
    const Experiment boil = experiment();
    const auto next = [&](const Recorded& evidence) {
        return explain(kSentence, &boil, &evidence, false);
    };

    CHECK(says(next(recorded("INCONCLUSIVE", "insensitive")),
               "next       let the control remove the cause: the line that asks lab::control() in "
               "snippets/soup/boil.cpp"));
    CHECK(says(next(recorded("INCONCLUSIVE", "failed-run: ran out of wall time and was killed")),
               "raise [limits] in snippets/soup/boil.toml"));
    CHECK(says(next(recorded("REFUTED")), "it is a finding"));
    CHECK_FALSE(says(next(recorded()), "next "));
}

TEST_CASE("a program that failed, or did not compile, is explained in its own words") {
    const Experiment boil = experiment();
    Recorded evidence = recorded("INCONCLUSIVE", "failed-run: ended by signal 6: SIGABRT");
    evidence.last_words = "boil.cpp:12: No such file or directory\n";

    CHECK(says(explain(kSentence, &boil, &evidence, false),
               "SIGABRT\n           boil.cpp:12: No such file or directory\n"));
}

TEST_CASE("of many words the compiler's first are kept, and the program's last") {
    Recorded evidence;
    for (int i = 1; i <= 14; ++i) evidence.diagnostics += "error " + std::to_string(i) + "\n";
    evidence.last_words = evidence.diagnostics;

    const std::string text = words_of_programs(evidence, "> ");

    CHECK(says(text, "> error 12\n> … 2 lines more in the evidence\n> … 2 lines more"));
    CHECK(says(text, "evidence\n> error 3\n"));
    CHECK(words_of_programs({}, "> ").empty());
}

TEST_CASE("one line tells what was wanted and what was seen instead") {
    RecordedClaim claim = recorded("REFUTED").claims[0];
    CHECK(in_one_line(claim) ==
          "REFUTED soup/dear: wanted cost(boil) / cost(stir) above 3, saw 9.88");

    claim.verdict = "INCONCLUSIVE", claim.reason = "insensitive";
    CHECK(in_one_line(claim) ==
          "INCONCLUSIVE soup/dear: insensitive (wanted cost(boil) / cost(stir) above 3, saw 9.88, "
          "and 1.01 in the control)");

    claim.reason = "failed-run: ended with exit status 3", claim.real.reset();
    CHECK(in_one_line(claim) == "INCONCLUSIVE soup/dear: failed-run: ended with exit status 3");
}

TEST_CASE("a fact is explained with its unit and its processes") {
    const Experiment boil = experiment();
    Recorded evidence = recorded();
    RecordedClaim& claim = evidence.claims[0];
    claim.kind = "fact", claim.relation = "at_least", claim.threshold = "90", claim.unit = "°C";
    claim.subject = {"degrees"};
    claim.real = {"VERIFIED", "", "100", std::nullopt, 3, 3, 0, std::nullopt};

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "degrees at least 90"));
    CHECK(says(text, "100 °C; 3 processes"));
}

TEST_CASE("a claim without a value or a try is explained without inventing one") {
    const Experiment boil = experiment();
    Recorded evidence = recorded("NOT_RUNNABLE", "needs root");
    evidence.claims[0].real.reset(), evidence.claims[0].control.reset();

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "verdict    NOT_RUNNABLE: needs root"));
    CHECK_FALSE(says(text, "measured"));
    CHECK_FALSE(says(text, "control"));
}

TEST_CASE("a control that nothing depends on is told not to have run") {
    const Experiment boil = experiment();
    Recorded evidence = recorded("REFUTED");
    evidence.claims[0].real->verdict = "REFUTED";
    evidence.claims[0].control.reset();

    CHECK(says(explain(kSentence, &boil, &evidence, false), "the pot stays cold: not run, since"));
}

TEST_CASE("what has changed since is told beside the date") {
    const Experiment boil = experiment();
    const Recorded evidence = recorded();

    CHECK(says(explain(kSentence, &boil, &evidence, true), "changed since"));
    CHECK_FALSE(says(explain(kSentence, &boil, &evidence, false), "changed since"));
}

TEST_CASE("a cost is explained with machine, timing, seed, confirmation, self-test and needs") {
    const Experiment boil = experiment();
    Recorded evidence = recorded("REFUTED");
    evidence.needs = {"cpus:2"};
    evidence.self_test = {"", *evidence.claims[0].control, timed()};
    evidence.claims[0].real = timed();
    evidence.claims[0].confirmation = *evidence.claims[0].control;
    evidence.claims[0].control.reset();

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "somewhat busy (YELLOW) at worst, over 2 processes"));
    CHECK(says(text, "waited for a CPU 30 % of the time, 0 % taken by the hypervisor"));
    CHECK(says(text, "p95/median 1.10, largest/smallest median 1.05"));
    CHECK(says(text, "boil 8, stir 64; a batch is to last 100 µs; the clock costs 25 ns"));
    CHECK(says(text, "seed       4711"));
    CHECK(says(text, "confirmed  the second, independent try: REFUTED\n           1.01, interval"));
    CHECK(says(text, "self-test  passed"));
    CHECK(says(text, "needs      cpus:2, met here"));
}

TEST_CASE("a failed self-test and a claim that needs a quiet machine are told as they are") {
    const Experiment boil = experiment();
    Recorded evidence = recorded("INCONCLUSIVE", "self-test: an operation against itself …");
    evidence.needs = {"quiet"};
    evidence.claims[0].real = timed();
    evidence.claims[0].real->verdict = "INCONCLUSIVE";
    evidence.self_test = {"an operation against itself …", timed(), timed()};

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "self-test  failed, so no cost of this run is believed: an operation"));
    CHECK(says(text, "enough by c[24] = 23; no verdict is given all the same"));
    CHECK(says(text, "the claim needs a quiet machine: RED withholds its verdict"));
}

TEST_CASE("the point of a series, events, lists and another fact are asked for in plain words") {
    RecordedClaim claim = recorded("REFUTED").claims[0];
    const auto wanted = [&](const std::string& kind, const std::string& relation) {
        claim.kind = kind, claim.relation = relation, claim.subject = {"heat"};
        return in_one_line(claim).substr(std::string("REFUTED soup/dear: wanted ").size());
    };
    claim.at = 20;
    CHECK(says(wanted("samples", "at_least"), "heat at 20 at least 3, saw"));
    CHECK(says(wanted("order", "equals"), "events in the order 3, saw"));
    CHECK(says(wanted("fact", "same_as"), "heat same as 3, a fact of the same process, saw"));
    claim.limits = {"1", "5"};
    CHECK(says(wanted("fact", "between"), "heat between 1 and 5, saw"));
    CHECK(says(wanted("fact", "one_of"), "heat one of 1, 5, saw"));
}

TEST_CASE("an exponent is explained as the ratio that it stands for") {
    const Experiment boil = experiment();
    Recorded evidence = recorded();
    evidence.claims[0].kind = "growth", evidence.claims[0].threshold = "0.5";
    evidence.claims[0].subject = {"boil@1000", "boil@10"};
    evidence.claims[0].real->estimate = "-4.2e-05";

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "growth exponent of boil's cost from 10 to 1000 above 0.5"));
    CHECK(says(text, "(1000/10)^0.5 = 10"));
    CHECK(says(text, "measured   0, interval"));
    CHECK(says(text, "24 of 24 blocks lie above 10; c[24]"));
}

TEST_CASE("a thing that can happen is explained by how often it was seen") {
    const Experiment boil = experiment();
    Recorded evidence = recorded();
    RecordedClaim& claim = evidence.claims[0];
    claim.kind = "can_happen", claim.relation = "equals", claim.subject = {"boiled_over"};
    claim.real = {"VERIFIED", "", "true", std::nullopt, 5, 2, 3, std::nullopt};
    claim.control = {"INCONCLUSIVE", "not-observed: …", "", std::nullopt, 20, 0, 20, std::nullopt};

    const std::string text = explain(kSentence, &boil, &evidence, false);
    Recorded never = evidence;
    never.claims[0].real = never.claims[0].control;

    CHECK(says(text, "seen in 2 of 5 processes"));
    CHECK(says(text, "the pot stays cold: not observed, as it must be"));
    CHECK(says(explain(kSentence, &boil, &never, false), "measured   not seen; 20 processes"));
    CHECK(says(text, "not seen in 20 processes; its chance may still be as high as 0.15"));
}

TEST_CASE("values that differ from process to process are all told, with the other fact's") {
    const Experiment boil = experiment();
    Recorded evidence = recorded();
    RecordedClaim& claim = evidence.claims[0];
    claim.kind = "fact", claim.relation = "same_as", claim.threshold = "spoon";
    claim.subject = {"pot"};
    claim.real = {"VERIFIED", "", "2", std::nullopt, 2, 2, 0, std::nullopt};
    claim.real->values = {"1", "\"x\""}, claim.real->others = {"1", "\"x\""};

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "one process after the other, beside spoon: 1 (1), x (x)"));
}

TEST_CASE("a kind that has no words yet shows its counts and where the rest stands") {
    const Experiment boil = experiment();
    Recorded evidence = recorded();
    evidence.claims[0].kind = "taste", evidence.claims[0].relation = "resembles";

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "wanted     boil resembles 3"));
    CHECK(says(text, "no words here for claims of the kind taste: n 24, up 24, down 0"));
    CHECK(says(text, "build/evidence/soup/boil.json"));
}

TEST_CASE("a wrong sentence is explained by its correction") {
    const Experiment boil = experiment();
    const Recorded evidence = recorded();
    Sentence wrong = kSentence;
    wrong.truth = "misleading";

    CHECK(says(explain(wrong, &boil, &evidence, false), "correction boiling costs"));
    CHECK_FALSE(says(explain(kSentence, &boil, &evidence, false), "correction"));
}

TEST_CASE("in Chinese the argument is told in Chinese, under heads of the same width") {
    const Experiment boil = experiment();
    Recorded evidence = recorded("INCONCLUSIVE", "failed-run: ended by signal 6");
    evidence.claims[0].real = timed();

    const std::string text = explain(kSentence, &boil, &evidence, false, Tongue::zh);

    CHECK(says(text, "命题       soup/dear\n"));
    CHECK(says(text, "原句       煮很贵。\n"));
    CHECK(says(text, "实测命题   煮的开销是搅拌的三倍\n"));
    CHECK(says(text, "要求       开销(boil) / 开销(stir) 大于 3\n"));
    CHECK(says(text, "实测       9.9，区间 9.1 至 10.5；共 24 个区组，24 个在阈值之上"));
    CHECK(says(text, "对照       锅是冷的：已推翻（REFUTED），如预期不成立"));
    CHECK(says(text, "本机结论   证据不足（INCONCLUSIVE，failed-run）\n"));
    CHECK(says(text, "原因       有程序没有正常结束（ended by signal 6）\n"));
    CHECK(says(text, "页面       docs/zh/soup/boil.md"));
    CHECK_FALSE(says(text, "Boiling"));
}

TEST_CASE("without evidence, or an experiment, there is no verdict and the way on is named") {
    const Experiment boil = experiment();
    Sentence opinion = kSentence;
    opinion.how = "opinion";

    CHECK(says(explain(kSentence, &boil, nullptr, false), "none yet: ./lab run soup/boil"));
    CHECK(says(explain(kSentence, nullptr, nullptr, false), "NOT_RUNNABLE: not tried yet"));
    CHECK(says(explain(opinion, nullptr, nullptr, false), "NOT_RUNNABLE: an opinion"));
}

namespace {

// The argument for the one claim of `recorded()` once the test has made something else of it.
std::string explained(const std::function<void(RecordedClaim&)>& change) {
    const Experiment boil = experiment();
    Recorded evidence = recorded();
    change(evidence.claims[0]);
    return explain(kSentence, &boil, &evidence, false);
}

}  // namespace

TEST_CASE("an order of costs is explained step by step") {
    const std::string text = explained([](RecordedClaim& claim) {
        claim.kind = "ascending", claim.threshold = "2", claim.subject = {"stir", "boil", "freeze"};
        claim.real->links = {timed(), timed()};
    });

    CHECK(says(text, "in stir < boil < freeze each step above 2"));
    CHECK(says(text, "boil / stir: 9.9, interval 9.1 to 10.5"));
    CHECK(says(text, "freeze / boil: 9.9"));
}

TEST_CASE("equal costs are explained by their band, and a net cost by what was taken off") {
    const std::string text = explained([](RecordedClaim& claim) {
        claim.relation = "within", claim.threshold = "1.25", claim.overhead = "loop";
        claim.real = RecordedTry{"VERIFIED", "", "1.01", std::pair(0.9, 1.1), 24, 0, 0, 23, 1e-4};
    });

    CHECK(says(text, "net of loop, cost(boil) / cost(stir) about equal: from 0.8 to 1.25"));
    CHECK(says(text, "24 blocks, 24 between both limits, 0 above, 0 below"));
    CHECK(says(text, "the interval lies between 0.8 and 1.25"));
}

TEST_CASE("a total, a quantile and exact output are explained in words of their own") {
    CHECK(says(explained([](RecordedClaim& claim) { claim.kind = "total"; }),
               "cost(boil) / cost(stir), all that a process spends on each above 3"));
    CHECK(says(explained([](RecordedClaim& claim) {
                   claim.kind = "quantile", claim.relation = "at_most", claim.q = 0.95;
                   claim.real = RecordedTry{"VERIFIED", "", "2.5", {}, 600, 4, 596, {}, 1e-4};
                   claim.real->samples = {{1, 2}};
               }),
               "4 of 600 samples lie beyond 3; 5 % of them may"));
    CHECK(says(explained([](RecordedClaim& claim) {
                   claim.kind = "output", claim.relation = "equals", claim.threshold = "soup\n";
                   claim.real = RecordedTry{"VERIFIED", "", "soup\n", {}, 3, 3, 0, {}, {}};
               }),
               "standard output equals \"soup\\n\"\nmeasured   \"soup\\n\"; 3 processes"));
}

TEST_CASE("what never happened is explained without a value") {
    const std::string text = explained([](RecordedClaim& claim) {
        claim.kind = "never", claim.relation = "at_least", claim.subject = {"burnt"};
        claim.real = RecordedTry{"INCONCLUSIVE", "not-observed", "", {}, 30, 0, 30, {}, {}};
    });

    CHECK(says(text, "in no process burnt at least 3"));
    CHECK(says(text, "not seen; 30 processes"));
    CHECK(says(text, "no counterexample in 30 processes; its chance may still be as high as 0.1"));
}

TEST_CASE("a relation that is none is told as it stands, even if it is one of our own words") {
    CHECK(says(explained([](RecordedClaim& claim) { claim.relation = "interval"; }),
               "cost(boil) / cost(stir) interval 3"));
}

TEST_CASE("a try that was continued says so") {
    CHECK(says(explained([](RecordedClaim& claim) { claim.real->continued = true; }),
               "the same counts were continued at the end of the run"));
}
