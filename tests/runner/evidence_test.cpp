// Evidence: what is written can be read again, and a file that is something else is named.
#include "evidence.hpp"

#include <doctest/doctest.h>

#include <climits>
#include <nlohmann/json.hpp>

#include "fake_executor.hpp"
#include "temporary_book.hpp"

using namespace lab;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

Claim claim(const std::string& id, ClaimKind kind, judge::Value threshold) {
    Claim out;
    out.id = id;
    out.kind = kind;
    out.says = {"soup is hot", "汤是热的"};
    out.subject = {"degrees"};
    out.threshold = {std::move(threshold)};
    return out;
}

Experiment boil() {
    Experiment out;
    out.id = "soup/boil";
    out.listing = "snippets/soup/boil.cpp";
    out.claim_file = "snippets/soup/boil.toml";
    out.title = {"Boiling", "煮"};
    out.controls["control"] = {"no fire", "不生火"};
    out.claims = {claim("soup/hot", ClaimKind::fact, 100LL),
                  claim("soup/dear", ClaimKind::ratio, 3.0)};
    out.claims[1].subject = {"boil", "stir"};
    out.claims[1].relation = judge::Relation::above;
    return out;
}

Outcome outcome_of(const Experiment& experiment) {
    Outcome out;
    out.job.experiment = &experiment;
    out.job.toolchain = {"g++", "g++ (Debian) 12", {"-O2"}};
    out.job.key_parts = {{"listing", "aa"}, {"flags", "bb"}};
    out.job.key = "cc";
    out.build.ok = true, out.build.ending = BuildEnding::compiled;
    out.build.command = "g++ -O2 boil.cpp", out.build.build_id = "dd";
    out.started_at = "2026-11-24T08:00:00Z", out.finished_at = "2026-11-24T08:00:09Z";
    return out;
}

ClaimOutcome hot(const Experiment& experiment) {
    Try real, control;
    real.trial = {.verdict = judge::Verdict::verified, .estimate = 100LL, .n = 3, .up = 3};
    real.values = {100LL, 100LL, 100LL};
    control.trial = {.verdict = judge::Verdict::refuted, .estimate = 20LL, .n = 3, .down = 3};
    return {&experiment.claims[0], judge::Verdict::verified, "", "°C", real, std::nullopt, control};
}

ClaimOutcome dear(const Experiment& experiment) {
    Try real;
    real.trial = {.verdict = judge::Verdict::refuted,
                  .estimate = 1.5,
                  .interval = judge::Interval{1.4, 1.6},
                  .n = 24,
                  .down = 24,
                  .needed = 23,
                  .alpha = 1e-4};
    real.blocks = {{2, {'1', {10, 20, 21, 11}}, 0.5}};
    real.batch_sizes = {{"boil", 64}};
    real.seed = 7;
    return {&experiment.claims[1], judge::Verdict::refuted, "", "", real, real, std::nullopt};
}

// The file that `outcome` becomes.
Json written(const Outcome& outcome, const local::Checkout& checkout = {}) {
    const TemporaryBook book;
    EvidenceStore(book.root()).write(outcome, "m1", checkout);
    return Json::parse(book.read("build/evidence/soup/boil.json"));
}

Run reported(Report report, const std::string& variant = "") {
    Run run = finished(std::move(report));
    run.variant = variant, run.purpose = "facts";
    return run;
}

std::string refusal_of(const std::string& file) {
    const TemporaryBook book;
    book.write("build/evidence/soup/boil.json", file);
    return trouble_of([&] { EvidenceStore(book.root()).read("soup/boil"); });
}

Catalogue catalogue() {
    return Catalogue({{"soup/hot", {}, {}, "true", {}, "experiment", ""},
                      {"soup/new", {}, {}, "false", {}, "experiment", ""},
                      {"soup/soup", {}, {}, "true", {}, "definition", ""}});
}

}  // namespace

TEST_CASE("the words of the compiler and of the last program that failed come back") {
    const TemporaryBook book;
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.build.diagnostics = "boil.cpp:3: warning";
    Run good = reported({}), bad = good;
    good.err = "all is well", bad.err = "no pot";
    bad.ending = Ending::signalled, bad.code = 6;
    outcome.runs = {good, bad, good};

    EvidenceStore(book.root()).write(outcome, "m1", {});
    const auto read = EvidenceStore(book.root()).read("soup/boil");

    REQUIRE(read.has_value());
    CHECK(read->diagnostics == "boil.cpp:3: warning");
    CHECK(read->last_words == "no pot");
}

TEST_CASE("blocks, guard, seed, needs and self-test of a cost come back as they were written") {
    const TemporaryBook book;
    Experiment experiment = boil();
    experiment.needs = {"cpus:2"};
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {dear(experiment)};
    outcome.claims[0].real->guard = {{1, 0.5, 0.25, 0, 0, 40, 44, 2}};
    outcome.claims[0].real->clock = {25, 1, 100'000};
    outcome.self_test = {outcome.claims[0].real->trial, outcome.claims[0].real->trial, "odd"};

    EvidenceStore(book.root()).write(outcome, "m1", {});
    const Recorded read = EvidenceStore(book.root()).read("soup/boil").value();

    const RecordedTry& real = read.claims[0].real.value();
    CHECK(real.blocks[0].segment == 2);
    CHECK(real.blocks[0].block.order == '1');
    CHECK(real.blocks[0].block.visits[1] == 20);
    CHECK(real.blocks[0].y == 0.5);
    CHECK(real.guard[0].spin_p95_us == 44);
    CHECK(real.guard[0].throttled == 2);
    CHECK(real.batch_sizes.at("boil") == 64);
    CHECK(real.clock.target_ns == 100'000);
    CHECK(real.seed == 7);
    CHECK(real.alpha == 1e-4);
    CHECK(read.claims[0].confirmation.value().blocks.size() == 1);
    CHECK(read.claims[0].confirmation->verdict == "REFUTED");
    CHECK(read.claims[0].wanted == "3.0");
    CHECK(read.needs == experiment.needs);
    CHECK(read.self_test.value().complaint == "odd");
    CHECK(read.self_test.value().same.needed == 23);
}

TEST_CASE("the other fact's values, samples and links come back beside what they belong to") {
    const TemporaryBook book;
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {dear(experiment)};
    Try& real = *outcome.claims[0].real;
    real.values = {1LL, 2LL}, real.others = {1LL, 3LL}, real.samples = {{0.5}, {1, 2}};
    real.links = {*dear(experiment).real};
    real.guard = {{}}, real.light = judge::Light::yellow, real.continued = true;

    EvidenceStore(book.root()).write(outcome, "m1", {});
    const RecordedTry read =
        EvidenceStore(book.root()).read("soup/boil").value().claims[0].real.value();

    CHECK(read.others == std::vector<std::string>{"1", "3"});
    CHECK(read.samples == real.samples);
    CHECK(read.links.at(0).blocks.size() == 1);
    CHECK(read.light == "YELLOW");
    CHECK(read.continued);
}

TEST_CASE("what plan, status and explain need comes back as it was written") {
    const TemporaryBook book;
    const EvidenceStore store(book.root());
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {hot(experiment)};

    store.write(outcome, "m1", {});
    const auto read = store.read("soup/boil");

    REQUIRE(read.has_value());
    CHECK(read->earlier.key == "cc");
    CHECK(read->earlier.key_parts == outcome.job.key_parts);
    CHECK(read->earlier.finished_at == "2026-11-24T08:00:09Z");
    CHECK_FALSE(read->earlier.failed);
    CHECK(read->command == "g++ -O2 boil.cpp");
    CHECK(read->banner == "g++ (Debian) 12");
    CHECK(read->listing == "snippets/soup/boil.cpp");
    CHECK(read->controls.at("control").en == "no fire");
}

TEST_CASE("a fact's verdict, values and control come back as they were written") {
    const TemporaryBook book;
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {hot(experiment)};

    EvidenceStore(book.root()).write(outcome, "m1", {});
    const RecordedClaim read = EvidenceStore(book.root()).read("soup/boil")->claims.at(0);

    CHECK(read.id == "soup/hot");
    CHECK(read.verdict == "VERIFIED");
    CHECK(read.says.zh == "汤是热的");
    CHECK(read.threshold == "100");
    CHECK(read.unit == "°C");
    CHECK(read.real->estimate == "100");
    CHECK(read.real->n == 3);
    CHECK(read.control->verdict == "REFUTED");
    CHECK(read.control_name == "control");
}

TEST_CASE("a ratio's interval and counts come back as they were written") {
    const TemporaryBook book;
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {dear(experiment)};

    EvidenceStore(book.root()).write(outcome, "m1", {});
    const RecordedClaim read = EvidenceStore(book.root()).read("soup/boil")->claims.at(0);

    CHECK(read.kind == "ratio");
    CHECK(read.relation == "above");
    CHECK(read.subject == std::vector<std::string>{"boil", "stir"});
    CHECK(read.real->interval == std::pair(1.4, 1.6));
    CHECK(read.real->down == 24);
    CHECK(read.real->needed == 23);
    CHECK_FALSE(read.control.has_value());
}

TEST_CASE("a ratio's blocks are kept whole, with the seed and the confirmation") {
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {dear(experiment)};

    const Json claim = written(outcome)["claims"][0], &real = claim["real"];

    CHECK(
        real["blocks"][0] ==
        Json(
            {{"segment", 2}, {"order", "BAAB"}, {"visits", {10.0, 20.0, 21.0, 11.0}}, {"y", 0.5}}));
    CHECK(real["batch_sizes"] == Json({{"boil", 64}}));
    CHECK(real["seed"] == 7);
    CHECK(real["alpha"] == 1e-4);
    CHECK(claim["confirmation"]["verdict"] == "REFUTED");
}

TEST_CASE("facts, samples and events of the real runs are gathered, those of controls are not") {
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    const Report one = {.facts = {{"degrees", 100LL, "°C"}},
                        .samples = {{"rss", 2, 5, "MiB"}, {"rss", 1, 4, "MiB"}},
                        .events = {"a", "b"}};
    outcome.runs = {reported({.facts = {{"degrees", 1LL, "°C"}}}, "control"), reported(one),
                    reported(one)};

    const Json file = written(outcome);

    CHECK(file["facts"] == Json({{"degrees", {{"unit", "°C"}, {"values", {100, 100}}}}}));
    CHECK(file["samples"]["rss"]["points"][0] == Json({{"at", 1.0}, {"values", {4.0, 4.0}}}));
    CHECK(file["samples"]["rss"]["points"][1] == Json({{"at", 2.0}, {"values", {5.0, 5.0}}}));
    CHECK(file["events"] == Json({"a", "b"}));
    CHECK(file["runs"][0]["variant"] == "control");
    CHECK(file["runs"][1]["variant"] == "real");
}

TEST_CASE("a run that did not end well gives tables no number") {
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    Run broken = reported({.facts = {{"degrees", 100LL, "°C"}}});
    broken.ending = Ending::signalled, broken.code = 11, broken.reason = "SIGSEGV";
    outcome.runs = {broken};

    const Json file = written(outcome);

    CHECK(file["facts"] == Json::object());
    CHECK(file["runs"][0]["ending"] == "signalled");
    CHECK(file["runs"][0]["code"] == 11);
    CHECK(file["runs"][0]["reason"] == "SIGSEGV");
}

TEST_CASE("costs are kept with their median and its interval, and the parameter of a sweep") {
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.costs = {{"boil@10", 64, {3, 1, 2}}, {"never_measured", 1, {}}};

    const Json costs = written(outcome)["costs"];

    REQUIRE(costs.size() == 1);
    CHECK(costs[0] == Json({{"arm", "boil@10"},
                            {"name", "boil"},
                            {"parameter", 10},
                            {"batch", 64},
                            {"ns", {3.0, 1.0, 2.0}},
                            {"median", 2.0},
                            {"low", 1.0},
                            {"high", 3.0}}));
}

TEST_CASE("bytes that a program wrote become text, whatever they are") {
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    Run run = reported({});
    run.out = "caf\xe9 \x01 caf\xc3\xa9", run.truncated = true;
    outcome.runs = {run};
    outcome.build.diagnostics = "\xff";

    const Json file = written(outcome);

    CHECK(file["runs"][0]["stdout"] == "caf\xef\xbf\xbd \x01 caf\xc3\xa9");
    CHECK(file["runs"][0]["truncated"] == true);
    CHECK(file["build"]["diagnostics"] == "\xef\xbf\xbd");
}

TEST_CASE("evidence names what it was made of: files, tools, machine, commit") {
    const Experiment experiment = boil();

    const Json file = written(outcome_of(experiment), {"0123abc", true});

    CHECK(file["source"] == Json({{"path", "snippets/soup/boil.cpp"},
                                  {"claims_path", "snippets/soup/boil.toml"},
                                  {"language", "c++"},
                                  {"sha256", "aa"}}));
    CHECK(file["toolchain"]["flags"] == Json({"-O2"}));
    CHECK(file["machine"] == "m1");
    CHECK(file["git"] == Json({{"commit", "0123abc"}, {"dirty", true}}));
    CHECK(file["build"]["build_id"] == "dd");
    CHECK_FALSE(written(outcome_of(experiment)).contains("git"));
}

TEST_CASE("where nothing was run, that is what evidence says") {
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.job.missing = {"root (not run by root)"};
    outcome.build = {};
    outcome.claims = {
        {&experiment.claims[0], judge::Verdict::not_runnable, "needs root", "", {}, {}}};

    const Json file = written(outcome);

    CHECK(file["missing"] == Json({"root (not run by root)"}));
    CHECK(file["failed"] == false);
    CHECK(file["claims"][0]["verdict"] == "NOT_RUNNABLE");
    CHECK(file["claims"][0]["real"] == nullptr);
    CHECK(file["claims"][0]["control"]["trial"] == nullptr);
}

TEST_CASE("a listing that did not compile is evidence of a failure") {
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.build = {};
    outcome.build.command = "g++", outcome.build.diagnostics = "boil.cpp:1: error";

    const Json file = written(outcome);

    CHECK(file["failed"] == true);
    CHECK(file["build"]["diagnostics"] == "boil.cpp:1: error");
}

TEST_CASE("evidence that is not there is no trouble") {
    const TemporaryBook book;
    const EvidenceStore store(book.root());

    CHECK_FALSE(store.read("soup/boil").has_value());
    CHECK_FALSE(store.has("machine"));
    CHECK_FALSE(store.has("claims"));
}

TEST_CASE("new words for readers replace the old ones, and nothing else") {
    const TemporaryBook book;
    const EvidenceStore store(book.root());
    Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {hot(experiment)};
    store.write(outcome, "m1", {});
    Json wanted = Json::parse(book.read("build/evidence/soup/boil.json"));

    experiment.title.en = "Boiling soup", experiment.claims[0].says.zh = "汤很热";
    store.refresh_words(experiment, *store.read("soup/boil"));
    const Json seen = Json::parse(book.read("build/evidence/soup/boil.json"));

    CHECK(seen["words"] != wanted["words"]);
    wanted["title"]["en"] = "Boiling soup", wanted["claims"][0]["says"]["zh"] = "汤很热";
    wanted["words"] = seen["words"], wanted["digest"] = seen["digest"];
    CHECK(seen == wanted);
    CHECK(store.read("soup/boil")->claims.at(0).says.zh == "汤很热");
}

TEST_CASE("a whole file that is not evidence is named, with the way out") {
    for (const Json& object : {Json{{"schema", 3}}, Json{{"schema", 3}, {"key", 5}},
                               Json{{"schema", 3}, {"experiment", 5}},
                               Json{{"schema", 3}, {"experiment", "soup/boil"}}}) {
        const std::string seen = refusal_of(sealed(object));

        INFO("for the object: " << object.dump() << "\nsaw: " << seen);
        CHECK(seen.find("build/evidence/soup/boil.json: not evidence") != std::string::npos);
        CHECK(seen.find("./lab run makes it anew") != std::string::npos);
    }
}

TEST_CASE("evidence of one experiment is not read as that of another") {
    const TemporaryBook book;
    const Experiment experiment = boil();
    EvidenceStore(book.root()).write(outcome_of(experiment), "m1", {});

    const std::string seen = [&] {
        fs::rename(book.root() / "build/evidence/soup/boil.json",
                   book.root() / "build/evidence/soup/stir.json");
        return trouble_of([&] { EvidenceStore(book.root()).read("soup/stir"); });
    }();

    CHECK(seen.find("wanted experiment soup/stir, saw soup/boil") != std::string::npos);
}

TEST_CASE("evidence nested without end is refused before anything walks down into it") {
    const std::string deep = std::string(300'000, '[') + std::string(300'000, ']');

    const std::string seen = refusal_of("{\"schema\": 2, \"claims\": " + deep + "}");

    CHECK(seen.find("soup/boil.json: wanted at most 64 levels") != std::string::npos);
}

TEST_CASE("evidence that no runner writes is refused, and never half explained") {
    const TemporaryBook book;
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {dear(experiment)};
    EvidenceStore(book.root()).write(outcome, "m1", {});
    const Json whole = Json::parse(book.read("build/evidence/soup/boil.json"));
    const auto refusal = [&](const char* pointer, const Json& value) {
        Json edited = whole;
        edited[Json::json_pointer(pointer)] = value;
        return refusal_of(sealed(edited));
    };

    CHECK(refusal("/claims/0/subject", {"boil"}).find("wanted 2 names") != std::string::npos);
    CHECK(refusal("/claims/0/subject", {"boil", ""}).find("an empty name") != std::string::npos);
    CHECK(refusal("/claims/0/threshold", "dear").find("wanted a number as threshold") !=
          std::string::npos);
    CHECK(refusal("/claims/0/real/estimate", "dear").find("wanted a number as estimate") !=
          std::string::npos);
    CHECK(refusal("/claims/0/verdict", "SURE").find("\"SURE\" is not a verdict") !=
          std::string::npos);
    CHECK(refusal("/claims/0/kind", "growth").find("wanted arms name@parameter") !=
          std::string::npos);
    for (const char* place :
         {"/claims/0/real/n", "/claims/0/real/up", "/claims/0/real/needed",
          "/claims/0/real/batches", "/claims/0/real/seed", "/claims/0/real/blocks/0/segment"})
        for (const Json& number : {Json(1e308), Json(-1e308), Json(0.5), Json("1")})
            CHECK(refusal(place, number).find("wanted a whole number that fits") !=
                  std::string::npos);
    for (const char* place : {"/claims/0/real/n", "/claims/0/real/down", "/claims/0/real/needed"})
        for (const int count : {-1, INT_MIN, INT_MAX})
            CHECK(refusal(place, count).find("wanted 0 to 1000000000") != std::string::npos);
    CHECK(refusal("/claims/0/real/n", 3'000'000'000LL).find("saw 3000000000") != std::string::npos);
    CHECK(refusal("/claims/0/real/seed", -1).find("saw -1") != std::string::npos);
    for (const Json& interval : {Json::array(), Json({1.0}), Json({1.0, "2"}), Json("1 to 2")})
        CHECK(refusal("/claims/0/real/interval", interval).find("./lab run makes it anew") !=
              std::string::npos);
}

TEST_CASE("every claim of the catalogue has a status, tried or not") {
    const TemporaryBook book;
    const EvidenceStore store(book.root());
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {hot(experiment)};
    store.write(outcome, "m1", {});

    const Json status =
        Json::parse(store.standings(catalogue(), {experiment}, {{"soup/boil", "cc"}}).json);

    REQUIRE(status.size() == 3);
    CHECK(status[0]["verdict"] == "VERIFIED");
    CHECK(status[0]["experiment"] == "soup/boil");
    CHECK(status[0]["control"] == "REFUTED");
    CHECK(status[0]["stale"] == false);
    CHECK(status[1]["kind"] == "not_tried");
    CHECK(status[1]["verdict"] == "NOT_RUNNABLE");
    CHECK(status[1]["experiment"] == nullptr);
    CHECK(status[2]["kind"] == "definition");
}

TEST_CASE("a status is stale when the key of its experiment is another one") {
    const TemporaryBook book;
    const EvidenceStore store(book.root());
    const Experiment experiment = boil();
    Outcome outcome = outcome_of(experiment);
    outcome.claims = {hot(experiment)};
    store.write(outcome, "m1", {});

    const Json status =
        Json::parse(store.standings(catalogue(), {experiment}, {{"soup/boil", "new"}}).json);

    CHECK(status[0]["stale"] == true);
    CHECK(status[0]["verdict"] == "VERIFIED");
    CHECK(status[1]["stale"] == false);
}

TEST_CASE("claims whose evidence is refused count as not tried, say why, and the file is named") {
    const TemporaryBook book;
    const EvidenceStore store(book.root());
    book.write("build/evidence/soup/boil.json", "{\"schema\": 3}");

    const Standings seen = store.standings(catalogue(), {boil()}, {});

    const Json row = Json::parse(seen.json)[0];
    CHECK(row["verdict"] == "NOT_RUNNABLE");
    CHECK(row["kind"] == "not_tried");
    CHECK(row["experiment"] == "soup/boil");
    CHECK(row["reason"] == "refused: its evidence was edited");
    REQUIRE(seen.refused.size() == 1);
    CHECK(seen.refused[0].fault.find("soup/boil.json: ") != std::string::npos);
}

TEST_CASE(
    "where every claim stands is written whole with its digest, and again only if it differs") {
    const TemporaryBook book;
    const EvidenceStore store(book.root());
    const Standings first = store.standings(catalogue(), {}, {});
    const auto file = book.root() / "build/evidence/claims.json";

    store.write_standings(first);
    const auto written_first = fs::last_write_time(file) - std::chrono::hours(1);
    fs::last_write_time(file, written_first);
    store.write_standings(first);

    CHECK(store.has("claims"));
    CHECK(fs::last_write_time(file) == written_first);
    CHECK(Json::parse(book.read("build/evidence/claims.json"))["claims"].size() == 3);
    book.write("build/evidence/claims.json", "[]");
    store.write_standings(first);
    CHECK(store.has("claims"));
}

TEST_CASE("the list for programs names arms once, needs and time-outs") {
    Experiment experiment = boil();
    experiment.claims.push_back(experiment.claims[1]);
    experiment.needs = {"cpus:2"};
    experiment.limits = {2.5, 1};

    const Json list = Json::parse(list_json({experiment}));

    REQUIRE(list.size() == 1);
    CHECK(list[0]["id"] == "soup/boil");
    CHECK(list[0]["claims"] == Json({"soup/hot", "soup/dear", "soup/dear"}));
    CHECK(list[0]["arms"] == Json({"boil", "stir"}));
    CHECK(list[0]["needs"] == Json({"cpus:2"}));
    CHECK(list[0]["runs_alone"] == true);
    CHECK(list[0]["timeout"] == Json({{"wall", 2.5}, {"cpu", 1.0}}));
}
