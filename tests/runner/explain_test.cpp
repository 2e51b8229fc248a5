// The argument for one verdict in words: what was measured, against what, and how to try again.
#include "explain.hpp"

#include <doctest/doctest.h>

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
    claim.real = {"VERIFIED", "", "9.87654", std::pair(9.12345, 10.5), 24, 24, 0, 23};
    claim.control = {"REFUTED", "", "1.01", std::pair(0.9, 1.1), 24, 0, 24, 23};
    out.claims = {claim};
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
    CHECK(says(text, "煮很贵。"));
    CHECK(says(text, "boiling costs three times stirring"));
    CHECK(says(text, "cost(boil) / cost(stir) above 3"));
    CHECK(says(text, "9.88, interval 9.12 to 10.5; 24 blocks, 24 above the threshold, 0 below"));
    CHECK(says(text, "23 needed"));
    CHECK(says(text, "the pot stays cold: REFUTED, as it must be"));
    CHECK(says(text, "1.01, interval 0.9 to 1.1"));
    CHECK(says(text, "verdict    VERIFIED\n"));
}

TEST_CASE("an explanation names the page, the sources and the commands that try it again") {
    const Experiment boil = experiment();
    const Recorded evidence = recorded();

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "docs/en/soup/boil.md, docs/zh/soup/boil.md"));
    CHECK(says(text, "soup(1)"));
    CHECK(says(text, "truth      true"));
    CHECK(says(text, "Compared with stirring."));
    CHECK(says(text, "g++ -O2 boil.cpp   (g++ 12)"));
    CHECK(says(text, "snippets/soup/boil.cpp"));
    CHECK(says(text, "./lab run --again soup/boil"));
}

TEST_CASE("a verdict that was withheld is explained by its reason") {
    const Experiment boil = experiment();
    Recorded evidence = recorded("INCONCLUSIVE", "insensitive");
    evidence.claims[0].control->verdict = "VERIFIED";

    const std::string text = explain(kSentence, &boil, &evidence, false);

    CHECK(says(text, "verdict    INCONCLUSIVE: insensitive"));
    CHECK(says(text, "the pot stays cold: VERIFIED"));
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

TEST_CASE("what has changed since is told beside the date") {
    const Experiment boil = experiment();
    const Recorded evidence = recorded();

    CHECK(says(explain(kSentence, &boil, &evidence, true), "changed since"));
    CHECK_FALSE(says(explain(kSentence, &boil, &evidence, false), "changed since"));
}

TEST_CASE("without evidence, or an experiment, there is no verdict and the way on is named") {
    const Experiment boil = experiment();
    Sentence opinion = kSentence;
    opinion.how = "opinion";

    CHECK(says(explain(kSentence, &boil, nullptr, false), "none yet: ./lab run soup/boil"));
    CHECK(says(explain(kSentence, nullptr, nullptr, false), "NOT_RUNNABLE: not tried yet"));
    CHECK(says(explain(opinion, nullptr, nullptr, false), "NOT_RUNNABLE: opinion"));
}
