// Raw values as CSV: one head for every kind, a row for each block or process, nothing left out.
#include "explain/samples.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace lab;

namespace {

constexpr const char* kHead =
    "claim,kind,subject,relation,threshold,q,quiet,self_test,try,link,process,trouble,value,other,"
    "order,visit1,visit2,visit3,visit4,overhead,y,pressure,steal,throttled,spin_p50_us,spin_p95_us";

RecordedClaim claim(const std::string& kind) {
    RecordedClaim out;
    out.id = "soup/dear", out.kind = kind, out.relation = "above", out.wanted = "3.0";
    out.subject = {"boil", "stir"};
    out.real = RecordedTry{};
    out.real->verdict = "VERIFIED";
    return out;
}

std::vector<std::string> lines_of(const RecordedClaim& claim, const Recorded& recorded = {}) {
    std::istringstream in(samples_csv(claim, recorded));
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

}  // namespace

TEST_CASE("a block is a row with its visits as they were made, and the readings of its segment") {
    RecordedClaim dear = claim("ratio");
    dear.real->blocks = {{1, {'1', {10, 20.5, 21, 11}}, 0.125}};
    dear.real->guard = {{}, {1, 0.5, 0.25, 0, 0, 40, 44, 2}};
    Recorded recorded;
    recorded.needs = {"cpus:2", "quiet"};
    recorded.self_test.emplace();
    recorded.self_test->same.verdict = "REFUTED",
    recorded.self_test->half_more.verdict = "VERIFIED";

    const auto lines = lines_of(dear, recorded);

    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == kHead);
    CHECK(lines[1] ==
          "soup/dear,ratio,boil|stir,above,3.0,,yes,REFUTED|VERIFIED,real,,2,,,,BAAB,10,20.5,21,11,"
          ",0.125,0.5,0.25,2,40,44");
}

TEST_CASE("a process is a row with its value as JSON, and the other fact's") {
    RecordedClaim same = claim("fact");
    same.subject = {"pot"}, same.relation = "same_as", same.wanted = "\"spoon\"";
    same.real->values = {"1", "\"a,b\""}, same.real->others = {"1"};

    const auto lines = lines_of(same);

    REQUIRE(lines.size() == 3);
    CHECK(lines[1] == "soup/dear,fact,pot,same_as,\"\"\"spoon\"\"\",,no,,real,,1,,1,1,,,,,,,,,,,,");
    CHECK(
        lines[2] ==
        "soup/dear,fact,pot,same_as,\"\"\"spoon\"\"\",,no,,real,,2,,\"\"\"a,b\"\"\",,,,,,,,,,,,,");
}

TEST_CASE("confirmation and control follow, and the point of a series stands in the subject") {
    RecordedClaim heat = claim("samples");
    heat.subject = {"heat"}, heat.at = 20;
    heat.real->values = {"90"};
    heat.confirmation = *heat.real, heat.control = *heat.real;

    const auto lines = lines_of(heat);

    REQUIRE(lines.size() == 4);
    CHECK(lines[1].find("samples,heat|20,above,3.0,,no,,real,,1,,90,") != std::string::npos);
    CHECK(lines[2].find(",confirmation,,1,,90,") != std::string::npos);
    CHECK(lines[3].find(",control,,1,,90,") != std::string::npos);
}

TEST_CASE("an order of costs has rows for each pair, under the pair's own arms") {
    RecordedClaim order = claim("ascending");
    order.subject = {"stir", "boil", "bake"};
    order.real->links.resize(2);
    order.real->links[0].blocks = {{0, {'0', {1, 2, 3, 4}, 0.5}, 0.25}};
    order.real->links[1].blocks = {{0, {'0', {5, 6, 7, 8}}, 0.75}};

    const auto lines = lines_of(order);

    REQUIRE(lines.size() == 3);
    CHECK(lines[1].find("ascending,boil|stir,above,3.0,,no,,real,1/2,1,") != std::string::npos);
    CHECK(lines[1].find(",1,2,3,4,0.5,0.25,") != std::string::npos);
    CHECK(lines[2].find("ascending,bake|boil,above,3.0,,no,,real,2/2,1,") != std::string::npos);
}

TEST_CASE("every sample of a quantile is a row under its process, with the reading of the try") {
    RecordedClaim wait = claim("quantile");
    wait.subject = {"wait"}, wait.q = 0.99;
    wait.real->samples = {{1, 2}, {3}};
    wait.real->guard = {{1, 0.5, 0.25, 0, 0, 40, 44, 2}};

    const auto lines = lines_of(wait);

    REQUIRE(lines.size() == 4);
    CHECK(lines[2].find("quantile,wait,above,3.0,0.99,no,,real,,1,,2,") != std::string::npos);
    CHECK(lines[3].find("real,,2,,3,,,,,,,,,0.5,0.25,2,40,44") != std::string::npos);
}

TEST_CASE("what has no value says why: never tried, failed, thrown away, or not kept") {
    RecordedClaim claim_of_all = claim("ratio");
    const auto trouble = [&] { return lines_of(claim_of_all).back(); };
    const auto says = [](const std::string& line, const std::string& words) {
        INFO(line);
        return line.find("," + words + ",") != std::string::npos;
    };

    CHECK(says(trouble(), "not kept: the values of this try"));
    claim_of_all.real->thrown_away = {"a signal"};
    CHECK(says(trouble(), "thrown away: a signal"));
    claim_of_all.real->verdict = "INCONCLUSIVE", claim_of_all.real->reason = "failed-run: signal 6";
    CHECK(says(trouble(), "failed-run: signal 6"));
    claim_of_all.real.reset();
    claim_of_all.verdict = "NOT_RUNNABLE", claim_of_all.reason = "needs root";
    CHECK(says(trouble(), "not-runnable: needs root"));
}

TEST_CASE("no text is a formula to a spreadsheet, and every number stays one") {
    RecordedClaim dear = claim("ratio");
    dear.real->blocks = {{0, {'0', {10, 20, 20, 10}}, -0.5}};
    for (const char* name : {"=1+1", "@SUM(1)", "+1|2", "-1+1", "\t=1"}) {
        CAPTURE(name);
        dear.subject = {name};

        const auto lines = lines_of(dear);

        CHECK(lines[1].find(std::string(",'") + name + ",") != std::string::npos);
        CHECK(lines[1].find(",-0.5,") != std::string::npos);
    }
}

TEST_CASE("a reason stays in its cell and its line, and what cannot be seen in it is named") {
    RecordedClaim lacks = claim("fact");
    lacks.real->verdict = "NOT_RUNNABLE", lacks.real->reason = "a\n\u202eb\x1b";

    const auto lines = lines_of(lacks);

    REQUIRE(lines.size() == 2);
    CHECK(lines[1].find(",not-runnable: a\\n<U+202E>b\\x1b,") != std::string::npos);
}
