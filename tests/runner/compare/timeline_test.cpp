// How a claim went: which changes may explain another number.
#include "compare/timeline.hpp"

#include <doctest/doctest.h>

using namespace lab;

namespace {

Publication published(const std::string& listing, const std::string& banner) {
    Publication out;
    out.published_at = "2026-01-02T04:00:00Z", out.method = "3";
    out.machine = {{"kernel", "6.1"}, {"cpus", 2}, {"mitigations", "aaaaaaaa"}};
    out.compilers = {{"g++", banner}, {"python3", "Python 3.11"}};
    PastResult result;
    result.standing.id = "a/b", result.standing.verdict = "VERIFIED";
    result.standing.threshold = "3", result.standing.listing = listing;
    result.standing.finished_at = "2026-01-02T03:04:05Z", result.standing.estimate = 2.5;
    result.tool = "g++";
    out.results = {result};
    return out;
}

std::string changes(const Publication& before, const Publication& after) {
    std::string out;
    const Timeline timeline = timeline_of("a/b", "m", {before, after});
    for (const Change& each : timeline.points.at(1).changes)
        out += each.what + " " + each.before + ">" + each.after + "\n";
    return out;
}

}  // namespace

TEST_CASE("only what changed between two results of the claim begins an epoch") {
    const Publication before = published("11111111", "g++ 12");
    Publication same = before, machine = before, both = published("22222222", "g++ 13");
    machine.machine["kernel"] = "6.2", machine.machine["mitigations"] = "bbbbbbbb";
    machine.machine["cpus"] = 4;
    same.compilers["python3"] = "Python 3.12";  // not what this claim was built with

    CHECK(changes(before, same).empty());
    CHECK(changes(before, machine) == "kernel 6.1>6.2\ncpus 2>4\nmitigations >\n");
    CHECK(changes(before, both) == "listing >\ncompiler g++ 12>g++ 13\n");
}

TEST_CASE(
    "publications without the claim leave no point, and changes meanwhile count for the next") {
    Publication other = published("11111111", "g++ 13");
    other.results[0].standing.id = "a/other";
    const auto timeline = timeline_of(
        "a/b", "m", {published("11111111", "g++ 12"), other, published("11111111", "g++ 13")});

    REQUIRE(timeline.points.size() == 2);
    CHECK(timeline.points[0].changes.empty());
    CHECK(timeline.points[1].changes.at(0).what == "compiler");
    CHECK(timeline_of("a/none", "m", {other}).points.empty());
}

TEST_CASE("the table says each change in its reader's language, between the rows it parts") {
    const Timeline timeline =
        timeline_of("a/b", "m", {published("11111111", "g++ 12"), published("22222222", "g++ 13")});

    const std::string en = told(timeline, Tongue::en), zh = told(timeline, Tongue::zh);

    CHECK(en.find("  — another listing; compiler: g++ 12 → g++ 13 —\n") != std::string::npos);
    CHECK(zh.find("程序不同；编译器：g++ 12 → g++ 13") != std::string::npos);
    CHECK(en.find("VERIFIED") < en.find("another listing"));
    CHECK(en.find("another listing") < en.rfind("VERIFIED"));
}
