// Two folders side by side: what is counted, and which facts differ.
#include "compare/comparison.hpp"

#include <doctest/doctest.h>

#include "compare/telling.hpp"
#include "compare/words.hpp"

using namespace lab;

namespace {

using Json = nlohmann::ordered_json;

Standing tried(const std::string& id, double estimate, const std::string& listing = "") {
    Standing out;
    out.id = id, out.verdict = "VERIFIED", out.estimate = estimate, out.threshold = "1";
    out.finished_at = "2026-01-02T03:04:05Z", out.listing = listing;
    return out;
}

EvidenceFolder folder(std::vector<Standing> standings, Json facts = Json::object()) {
    Json machine = {{"digest", "x"},
                    {"schema", 3},
                    {"id", "y"},
                    {"cpu", "A"},
                    {"cpus", 2},
                    {"kernel", "6.1"},
                    {"compilers", {{"g++", "g++ 12"}}}};
    machine.update(facts);
    return {"evidence/x", machine, std::move(standings), 0};
}

std::string names(const std::vector<DifferingFact>& facts) {
    std::string out;
    for (const DifferingFact& fact : facts)
        out += fact.name + " " + fact.before + ">" + fact.after + "\n";
    return out;
}

}  // namespace

TEST_CASE(
    "facts that differ are named, those of a table one by one, and files' own marks are not") {
    const auto before = folder({}, {{"mitigations", {{"a", "on"}, {"b", "on"}}}, {"thp", "never"}});
    const auto after = folder({}, {{"mitigations", {{"a", "off"}, {"b", "on"}}},
                                   {"kernel", "6.2"},
                                   {"id", "z"},
                                   {"fingerprint", {{"getppid", 9}}}});

    CHECK(names(compare(before, after).facts) ==
          "kernel 6.1>6.2\nmitigations.a on>off\nthp never>\n");
    CHECK(compare(before, after).costs.empty());
    CHECK(compare(before, before).facts.empty());
}

TEST_CASE("claims tried on both sides are counted, and those with another listing among them") {
    const auto before = folder({tried("a/1", 1, "x"), tried("a/2", 1, "x"), tried("a/3", 1)});
    const auto after = folder({tried("a/1", 1, "y"), tried("a/2", 2, "x"), tried("a/4", 1)});

    const Comparison comparison = compare(before, after);

    CHECK(comparison.both == 2);
    CHECK(comparison.unmoved() == 1);
    CHECK(comparison.other_listing == 1);
    CHECK(comparison.count(MoveKind::number) == 1);
    CHECK(comparison.count(MoveKind::appeared) == 1);
    CHECK(comparison.count(MoveKind::disappeared) == 1);
}

TEST_CASE("the ten largest moves are told and the others counted, but for who asks for all") {
    std::vector<Standing> before, after;
    for (int i = 10; i < 25; ++i) {
        before.push_back(tried(fmt::format("a/{}", i), 1));
        after.push_back(tried(fmt::format("a/{}", i), i));
    }
    const auto a = folder(before), b = folder(after);

    const std::string some = told(compare(a, b), a, b, Tongue::en, false);
    const std::string all = told(compare(a, b), a, b, Tongue::en, true);

    CHECK(some.find("a/24\n") < some.find("a/15\n"));
    CHECK(some.find("a/14\n") == std::string::npos);
    CHECK(some.find("… 5 more: --all\n") != std::string::npos);
    CHECK(all.find("a/10\n") != std::string::npos);
    CHECK(all.find("more: --all") == std::string::npos);
}

TEST_CASE("what programs said commands no terminal and stays on its line") {
    auto a = folder({tried("a/1", 1)}), b = folder({tried("a/1", 1)});
    a.standings[0].estimate = std::string("one\n\x1b[2J"), b.standings[0].estimate = true;

    const std::string out = told(compare(a, b), a, b, Tongue::zh, false);

    CHECK(out.find("one\\n\\x1b[2J → true") != std::string::npos);
}

TEST_CASE("numbers are written out as long as a reader can read them") {
    CHECK(plainly(1023.4) == "1020");
    CHECK(plainly(0.25) == "0.25");
    CHECK(plainly(-123456) == "-123000");
    CHECK(plainly(3e-5) == "3e-05");
    CHECK(plainly(4e12) == "4e+12");
}

TEST_CASE("a long text is cut between characters") {
    Standing standing;
    std::string han;
    for (int i = 0; i < 40; ++i) han += "书";
    standing.estimate = han;

    const std::string shown = measured_in_words(Words(Tongue::zh, comparing_phrases()), standing);

    CHECK(shown.size() < 60);
    CHECK_NOTHROW((void)Json(shown).dump());
}
