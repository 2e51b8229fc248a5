// A line of history: small, sealed, and read back as it was.
#include "publish/history.hpp"

#include <doctest/doctest.h>

#include "hash.hpp"
#include "temporary_book.hpp"

using namespace lab;

namespace {

using Json = nlohmann::ordered_json;

PastResult result(const std::string& id, std::optional<judge::Value> estimate) {
    PastResult out;
    out.standing.id = id, out.standing.verdict = "VERIFIED", out.standing.n = 24;
    out.standing.estimate = std::move(estimate), out.standing.threshold = "3.0";
    out.standing.finished_at = "2026-01-02T03:04:05Z", out.standing.listing = "0a1b2c3d";
    out.tool = "g++";
    return out;
}

Publication publication() {
    Publication out;
    out.published_at = "2026-01-02T04:00:00Z", out.method = "3", out.commit = "c0ffee";
    out.machine = {{"cpu", "A CPU"}, {"kernel", "6.1"}};
    out.compilers = {{"g++", "g++ 12.2"}};
    out.results = {result("a/b", 8.123456789), result("a/c", "text"), result("a/d", std::nullopt)};
    out.results[0].standing.interval = {6.000000123, 9.5};
    return out;
}

std::string read(const std::string& text) {
    return trouble_of([&] { (void)history_from(text, "history.jsonl"); });
}

}  // namespace

TEST_CASE("what is written is read again, numbers to six digits") {
    const auto read = history_from(line_of(publication()) + line_of(publication()), "h");

    REQUIRE(read.size() == 2);
    CHECK(read[1].published_at == "2026-01-02T04:00:00Z");
    CHECK(read[1].machine.at("kernel") == "6.1");
    CHECK(read[1].compilers.at("g++") == "g++ 12.2");
    CHECK(read[1].commit == "c0ffee");
    REQUIRE(read[1].results.size() == 3);
    const Standing& first = read[1].results[0].standing;
    CHECK(std::get<double>(*first.estimate) == 8.12346);
    CHECK(first.interval->first == 6);
    CHECK(first.threshold == "3.0");
    CHECK(first.listing == "0a1b2c3d");
    CHECK(read[1].results[0].tool == "g++");
    CHECK(std::get<std::string>(*read[1].results[1].standing.estimate) == "text");
    CHECK_FALSE(read[1].results[2].standing.estimate);
}

TEST_CASE("the digest is that of all that stands behind it on its line") {
    const std::string line = line_of(publication());

    const std::string rest = line.substr(77, line.size() - 78);

    CHECK(line.substr(0, 11) == "{\"digest\":\"");
    CHECK(line.substr(11, 64) == sha256(rest));
    CHECK(rest.front() == '"');
    CHECK(rest.back() == '}');
}

TEST_CASE("a line that was edited, cut short or is another version's is named and not read") {
    const std::string line = line_of(publication());
    std::string edited = line;
    edited.replace(edited.find("VERIFIED"), 8, "REFUTED ");

    CHECK(read(line + edited).find("history.jsonl:2: edited since the runner wrote it") == 0);
    CHECK(read(line + line.substr(0, 200)).find("history.jsonl:2: wanted a whole line") == 0);
    CHECK(read("\n").find("history.jsonl:1: wanted a digest in front") == 0);
    const std::string rest = R"("schema":2})";
    CHECK(read("{\"digest\":\"" + sha256(rest) + "\"," + rest + "\n")
              .find("wanted schema 1, saw 2") != std::string::npos);
    CHECK(read("").empty());
}

TEST_CASE("a sealed line with rows that no runner writes is a complaint, not a crash") {
    const auto sealed = [](const char* what, Json value) {
        const std::string line = line_of(publication());
        Json body = Json::parse(line);
        body.erase("digest"), body[what] = std::move(value);
        const std::string rest = body.dump().substr(1);
        return "{\"digest\":\"" + sha256(rest) + "\"," + rest + "\n";
    };
    const Json row = Json::parse(line_of(publication())).at("claims")[0];
    Json odd = row;
    odd[1] = "MAYBE";

    CHECK(read(sealed("claims", {row})).empty());
    CHECK_FALSE(read(sealed("claims", {odd})).empty());
    CHECK_FALSE(read(sealed("claims", {{1, 2}})).empty());
    CHECK_FALSE(read(sealed("claims", {"x"})).empty());
    CHECK_FALSE(read(sealed("columns", {"claim"})).empty());
    CHECK_FALSE(read(sealed("columns", 7)).empty());
    CHECK_FALSE(read(sealed("machine", "x")).empty());
    CHECK_FALSE(read(sealed("compilers", {{"g++", 1}})).empty());
}

TEST_CASE("a later line may have more columns, in any order") {
    Json body = Json::parse(line_of(publication()));
    body.erase("digest");
    body["columns"].insert(body["columns"].begin(), "new");
    for (Json& row : body["claims"]) row.insert(row.begin(), 1);
    const std::string rest = body.dump().substr(1);

    const auto read = history_from("{\"digest\":\"" + sha256(rest) + "\"," + rest + "\n", "h");

    CHECK(read.at(0).results.at(0).standing.id == "a/b");
}

TEST_CASE("long texts keep whole characters of their beginning, and what tells them apart") {
    std::string han;
    for (int i = 0; i < 40; ++i) han += "书";

    const std::string a = shortened(Json(han + "a")), b = shortened(Json(han + "b"));

    CHECK(a != b);
    CHECK(a.size() < 60);
    CHECK_NOTHROW((void)Json(a).dump());
    CHECK(shortened(Json("short")) == "short");
    CHECK(shortened(Json({1.23456789, 2, true, nullptr})) == Json({1.23457, 2, true, nullptr}));
}

TEST_CASE("the facts of an epoch tell other mitigations from the same, in few bytes") {
    Json machine = {{"cpu", "A"},
                    {"cpus", 2},
                    {"kernel", "6"},
                    {"libc", "g"},
                    {"hypervisor", "no"},
                    {"distribution", "D"},
                    {"mitigations", {{"meltdown", "Mitigation: PTI"}}}};
    const Json before = epoch_facts(machine);
    machine["mitigations"]["meltdown"] = "Vulnerable";

    const Json after = epoch_facts(machine);

    CHECK(before.at("mitigations") != after.at("mitigations"));
    CHECK(before.at("mitigations").get<std::string>().size() == 8);
    CHECK(before.at("kernel") == "6");
}
