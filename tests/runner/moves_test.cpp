// What counts as a move, and in which order moves are told.
#include "moves.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "recorded.hpp"

using namespace lab;

namespace {

using Interval = std::optional<std::pair<double, double>>;
using Verdict = std::string;

Standing tried(const std::string& id, const Verdict& verdict,
               std::optional<judge::Value> estimate = std::nullopt, Interval interval = {}) {
    Standing out;
    out.id = id, out.verdict = verdict, out.threshold = "3";
    out.estimate = std::move(estimate), out.interval = interval;
    out.finished_at = "2026-01-02T03:04:05Z";
    return out;
}

Standing measured(double estimate, Interval interval = {}) {
    return tried("a/b", "VERIFIED", estimate, interval);
}

// "flip a/x, number a/y": kinds and claims in their order.
std::string told(const std::vector<Standing>& before, const std::vector<Standing>& after) {
    std::string out;
    for (const Move& move : moves_between(before, after))
        out += (out.empty() ? "" : ", ") + std::string(to_string(move.kind)) + " " + move.id;
    return out;
}

double size(double before, double after) {
    return moves_between({measured(before)}, {measured(after)}).at(0).size;
}

}  // namespace

TEST_CASE("two sets of evidence that say the same have no moves") {
    const std::vector<Standing> same{measured(2, {{1, 3}}), tried("a/c", "REFUTED", "text"),
                                     tried("a/d", "INCONCLUSIVE")};

    CHECK(moves_between(same, same).empty());
    CHECK(moves_between({}, {}).empty());
}

TEST_CASE("a number moves when both intervals share no point, not even an end") {
    const Standing before = measured(2, {{1, 3}});

    CHECK_FALSE(has_moved(before, measured(4, {{3, 5}})));
    CHECK_FALSE(has_moved(before, measured(1.5, {{0, 9}})));
    CHECK(has_moved(before, measured(4, {{3.01, 5}})));
    CHECK(has_moved(before, measured(0.5, {{0.1, 0.9}})));
}

TEST_CASE("a bare number moves when it lies outside the other's interval, or differs") {
    CHECK_FALSE(has_moved(measured(2, {{1, 3}}), measured(3)));
    CHECK(has_moved(measured(2, {{1, 3}}), measured(3.01)));
    CHECK_FALSE(has_moved(measured(2), measured(2)));
    CHECK(has_moved(measured(2), measured(2.000001)));
}

TEST_CASE("whole and real numbers compare; a truth and a number never do") {
    const auto holds = [](judge::Value value) {
        return tried("a/b", "VERIFIED", std::move(value));
    };

    CHECK_FALSE(has_moved(holds(2LL), holds(2.0)));
    CHECK_FALSE(has_moved(holds(true), holds(true)));
    CHECK(told({holds(true)}, {holds(1LL)}) == "value a/b");
    CHECK(told({holds(std::string("A B"))}, {holds(std::string("B A"))}) == "value a/b");
    CHECK(told({holds(2LL)}, {tried("a/b", "VERIFIED")}) == "value a/b");
}

TEST_CASE("flips come first, then what is no longer or newly decided, then numbers by size") {
    const std::vector<Standing> before{
        tried("a/few", "VERIFIED", 10.0), tried("a/many", "VERIFIED", 10.0),
        tried("a/lost", "VERIFIED"),      tried("a/flip", "REFUTED", 1.0),
        tried("a/gone", "VERIFIED"),      tried("a/text", "VERIFIED", "x"),
        tried("a/won", "NOT_RUNNABLE")};
    const std::vector<Standing> after{
        tried("a/new", "REFUTED"),          tried("a/won", "REFUTED"),
        tried("a/text", "VERIFIED", "y"),   tried("a/flip", "VERIFIED", 1.0),
        tried("a/lost", "INCONCLUSIVE"),    tried("a/few", "VERIFIED", 11.0),
        tried("a/many", "VERIFIED", 0.001),
    };

    CHECK(told(before, after) ==
          "flip a/flip, undecided a/lost, undecided a/won, number a/many, number a/few, "
          "value a/text, appeared a/new, disappeared a/gone");
}

TEST_CASE("twice as much and half as much are moves of one size; across zero it is relative") {
    CHECK(size(2, 4) == doctest::Approx(std::log(2)));
    CHECK(size(4, 2) == size(2, 4));
    CHECK(size(0, 7) == 1);
    CHECK(size(-1, 1) == 2);
    CHECK(size(-2, -1) == 0.5);
}

TEST_CASE("a claim that was never tried is absent, whatever its row says") {
    Standing listed = measured(2);
    listed.finished_at = "";

    CHECK(told({listed}, {measured(3)}) == "appeared a/b");
    CHECK(told({measured(3)}, {listed}) == "disappeared a/b");
    CHECK(moves_between({listed}, {listed}).empty());
}

TEST_CASE("a move says whether the listing or the threshold is another one") {
    Standing before = measured(2), after = measured(3), unknown = measured(4);
    before.listing = "aa", after.listing = "bb", after.threshold = "3.5";

    const Move both = moves_between({before}, {after}).at(0);
    const Move neither = moves_between({before}, {unknown}).at(0);

    CHECK(both.another_listing);
    CHECK(both.another_threshold);
    CHECK_FALSE(neither.another_listing);
    CHECK_FALSE(neither.another_threshold);
}

TEST_CASE("standings are read from the rows of claims.json") {
    const auto rows = nlohmann::ordered_json::parse(R"([
        {"id": "a/b", "experiment": "a/x", "kind": "ratio", "truth": "true", "verdict": "VERIFIED",
         "reason": "", "estimate": 8.5, "interval": [6, 9.5], "threshold": 3, "n": 24,
         "control": "REFUTED", "stale": false, "finished_at": "2026-01-02T03:04:05Z"},
        {"id": "a/c", "experiment": null, "kind": "opinion", "truth": "true",
         "verdict": "NOT_RUNNABLE", "reason": "opinion", "estimate": null, "interval": null,
         "threshold": null, "n": 0, "control": null, "stale": false, "finished_at": null}])");

    const auto read = standings_from(rows);

    REQUIRE(read.size() == 2);
    CHECK(std::get<double>(*read[0].estimate) == 8.5);
    CHECK(read[0].interval->second == 9.5);
    CHECK(read[0].threshold == "3");
    CHECK(read[0].n == 24);
    CHECK_FALSE(read[1].estimate);
    CHECK(read[1].finished_at.empty());
}

TEST_CASE("rows that no runner writes are refused") {
    const auto with = [](const char* key, nlohmann::ordered_json value) {
        nlohmann::ordered_json row = {{"id", "a/b"},           {"experiment", nullptr},
                                      {"kind", "fact"},        {"truth", "true"},
                                      {"verdict", "VERIFIED"}, {"reason", ""},
                                      {"estimate", 1},         {"interval", nullptr},
                                      {"threshold", 1},        {"n", 3},
                                      {"control", nullptr},    {"stale", false},
                                      {"finished_at", nullptr}};
        row[key] = std::move(value);
        return nlohmann::ordered_json::array({row});
    };

    CHECK_NOTHROW(standings_from(with("n", 4)));
    CHECK_THROWS_AS(standings_from(with("n", -1)), NotEvidence);
    CHECK_THROWS_AS(standings_from(with("n", 1e12)), NotEvidence);
    CHECK_THROWS_AS(standings_from(with("verdict", "YES")), NotEvidence);
    CHECK_THROWS_AS(standings_from(with("interval", {2, 1})), NotEvidence);
    CHECK_THROWS_AS(standings_from(with("estimate", {1, 2})), NotEvidence);
}
