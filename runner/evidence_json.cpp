// Outcomes to JSON, field by field as schemas/experiment.schema.json says.
#include "evidence_json.hpp"

#include <cmath>

#include "claim_reader.hpp"
#include "evidence_file.hpp"
#include "hash.hpp"
#include "judge/summary.hpp"
#include "key.hpp"
#include "local/sandbox/powers.hpp"

namespace lab {

using Json = nlohmann::ordered_json;

Json to_json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

namespace {

const char* name_of(Ending ending) {
    switch (ending) {
        case Ending::exited:
            return "exited";
        case Ending::signalled:
            return "signalled";
        case Ending::timed_out:
            return "timed_out";
        case Ending::cpu_limit:
            return "cpu_limit";
        case Ending::memory_limit:
            return "memory_limit";
        case Ending::pids_limit:
            return "pids_limit";
        case Ending::disk_limit:
            return "disk_limit";
        case Ending::output_limit:
            return "output_limit";
        case Ending::report_limit:
            return "report_limit";
        case Ending::no_report:
            return "no_report";
        case Ending::bad_report:
            return "bad_report";
        case Ending::unavailable:
            return "unavailable";
        case Ending::not_started:
            return "not_started";
        case Ending::interrupted:
            return "interrupted";
        case Ending::service_failed:
            return "service_failed";
    }
    return "";
}

const char* name_of(BuildEnding ending) {
    switch (ending) {
        case BuildEnding::compiled:
            return "compiled";
        case BuildEnding::compile_failed:
            return "compile_failed";
        case BuildEnding::compile_limit:
            return "compile_limit";
        case BuildEnding::service_failed:
            return "service_failed";
    }
    return "";
}

Json to_json(const judge::Value& value) {
    return std::visit([](const auto& held) { return Json(held); }, value);
}

Json to_json(const std::map<std::string, Text>& texts) {
    Json out = Json::object();
    for (const auto& [name, text] : texts) out[name] = to_json(text);
    return out;
}

Json to_json(const std::vector<judge::Value>& values) {
    Json out = Json::array();
    for (const judge::Value& value : values) out.push_back(to_json(value));
    return out;
}

Json to_json(const judge::Trial& trial) {
    Json out = {{"verdict", judge::to_string(trial.verdict)}, {"reason", judge::explain(trial)}};
    out["estimate"] = trial.estimate ? to_json(*trial.estimate) : Json(nullptr);
    out["interval"] =
        trial.interval ? Json{trial.interval->low, trial.interval->high} : Json(nullptr);
    out["n"] = trial.n;
    out["up"] = trial.up;
    out["down"] = trial.down;
    if (trial.alpha) {
        out["needed"] = trial.needed ? Json(*trial.needed) : Json(nullptr);
        out["alpha"] = *trial.alpha;
    }
    return out;
}

Json to_json(const GuardReading& seen) {
    return {{"wall_seconds", seen.wall_seconds},
            {"pressure", seen.pressure},
            {"steal", seen.steal},
            {"idle", seen.idle},
            {"load", seen.load},
            {"spin_p50_us", seen.spin_p50_us},
            {"spin_p95_us", seen.spin_p95_us},
            {"throttled", seen.throttled}};
}

Json to_json(const BlockEvidence& each) {
    Json visits = Json::array();
    for (const double visit : each.block.visits) visits.push_back(visit);
    Json out = {{"segment", each.segment},
                {"order", each.block.order == '0' ? "ABBA" : "BAAB"},
                {"visits", visits},
                {"y", std::isnan(each.y) ? Json(nullptr) : Json(each.y)}};
    if (each.block.overhead > 0) out["overhead"] = each.block.overhead;
    return out;
}

void add_measurement(Json& out, const Try& done) {
    out["seed"] = done.seed;
    out["batches"] = done.batches;
    out["batch_sizes"] = done.batch_sizes;
    out["clock"] = {{"cost_ns", done.clock.cost_ns},
                    {"step_ns", done.clock.step_ns},
                    {"target_ns", done.clock.target_ns}};
    out["blocks"] = Json::array();
    for (const BlockEvidence& block : done.blocks) out["blocks"].push_back(to_json(block));
    out["thrown_away"] = done.thrown_away;
}

Json to_json(const Try& done) {
    Json out = to_json(done.trial);
    out["wall_seconds"] = done.wall_seconds;
    if (!done.values.empty()) out["values"] = to_json(done.values);
    if (!done.blocks.empty()) add_measurement(out, done);
    if (!done.others.empty()) out["others"] = to_json(done.others);
    if (!done.samples.empty()) out["samples"] = done.samples;
    for (const Try& link : done.links) out["links"].push_back(to_json(link));
    for (const GuardReading& reading : done.guard) out["guard"].push_back(to_json(reading));
    if (done.light) out["light"] = judge::to_string(*done.light);
    if (done.continued) out["continued"] = true;
    return out;
}

Json threshold_of(const Claim& claim) {
    const bool list =
        claim.relation == judge::Relation::between || claim.relation == judge::Relation::one_of;
    return list ? to_json(claim.threshold) : to_json(claim.threshold[0]);
}

Json to_json(const ClaimOutcome& outcome) {
    const Claim& claim = *outcome.claim;
    Json out = {{"id", claim.id},
                {"kind", to_string(claim.kind)},
                {"says", to_json(claim.says)},
                {"subject", claim.subject},
                {"relation", judge::to_string(claim.relation)},
                {"threshold", threshold_of(claim)},
                {"unit", outcome.unit},
                {"verdict", judge::to_string(outcome.verdict)},
                {"reason", outcome.reason}};
    if (claim.kind == ClaimKind::samples) out["at"] = claim.at;
    if (claim.kind == ClaimKind::quantile) out["q"] = claim.q;
    if (claim.kind == ClaimKind::growth) out["from"] = claim.from, out["to"] = claim.to;
    if (!claim.overhead.empty()) out["overhead"] = claim.overhead;
    out["real"] = outcome.real ? to_json(*outcome.real) : Json(nullptr);
    out["confirmation"] = outcome.confirmation ? to_json(*outcome.confirmation) : Json(nullptr);
    out["control"] = {{"name", claim.control},
                      {"trial", outcome.control ? to_json(*outcome.control) : Json(nullptr)}};
    return out;
}

Json to_json(const Run& run) {
    Json out = {{"variant", run.variant.empty() ? "real" : run.variant},
                {"purpose", run.purpose},
                {"ending", name_of(run.ending)},
                {"code", run.code},
                {"wall_seconds", run.wall_seconds},
                {"user_seconds", run.user_seconds},
                {"system_seconds", run.system_seconds},
                {"max_rss_kib", run.max_rss_kib},
                {"stdout", run.out},
                {"stderr", run.err}};
    if (!run.claim.empty()) out["claim"] = run.claim;
    if (!run.reason.empty()) out["reason"] = run.reason;
    if (run.truncated) out["truncated"] = true;
    if (run.peak_memory_bytes > 0) out["peak_memory_bytes"] = run.peak_memory_bytes;
    if (!run.limits_hit.empty()) out["limits_hit"] = run.limits_hit;
    for (const FactRecord& fact : run.report.facts) out["facts"][fact.name] = to_json(fact.value);
    if (!run.report.events.empty()) out["events"] = run.report.events;
    return out;
}

// Programs write bytes, JSON holds text: what is no UTF-8 is replaced, wherever it came to stand.
Json valid_utf8(const Json& out) {
    return Json::parse(out.dump(-1, ' ', false, Json::error_handler_t::replace));
}

bool is_real_report(const Run& run) {
    return run.variant.empty() && run.purpose == "facts" && run.ok();
}

Json facts_of(const std::vector<Run>& runs) {
    Json out = Json::object();
    for (const Run& run : runs) {
        if (!is_real_report(run)) continue;
        for (const FactRecord& fact : run.report.facts) {
            Json& entry = out[fact.name];
            entry["unit"] = fact.unit;
            entry["values"].push_back(to_json(fact.value));
        }
    }
    return out;
}

Json samples_of(const std::vector<Run>& runs) {
    nlohmann::ordered_map<std::string,
                          std::pair<std::string, std::map<double, std::vector<double>>>>
        series;  // in the order of the listing
    for (const Run& run : runs) {
        if (!is_real_report(run)) continue;
        for (const SampleRecord& sample : run.report.samples) {
            series[sample.series].first = sample.unit;
            series[sample.series].second[sample.at].push_back(sample.value);
        }
    }
    Json out = Json::object();
    for (const auto& [name, content] : series) {
        Json points = Json::array();
        for (const auto& [at, values] : content.second)
            points.push_back({{"at", at}, {"values", values}});
        out[name] = {{"unit", content.first}, {"points", points}};
    }
    return out;
}

Json events_of(const std::vector<Run>& runs) {
    for (const Run& run : runs)
        if (is_real_report(run)) return run.report.events;
    return Json::array();
}

Json to_json(const Cost& cost) {
    const std::size_t at = cost.arm.find('@');
    const auto summary = judge::summarise(cost.ns);
    Json out = {{"arm", cost.arm}, {"name", cost.arm.substr(0, at)}};
    out["parameter"] =
        at == std::string::npos ? Json(nullptr) : Json(std::stoll(cost.arm.substr(at + 1)));
    out["batch"] = cost.batch;
    out["ns"] = cost.ns;
    out["median"] = summary->median;
    out["low"] = summary->interval.low;
    out["high"] = summary->interval.high;
    return out;
}

// What was run: the listing, and the tools that made a program of it.
Json identity_of(const Outcome& outcome) {
    const Experiment& experiment = *outcome.job.experiment;
    Json out = {{"schema", kEvidenceSchema},
                {"experiment", experiment.id},
                {"title", to_json(experiment.title)}};
    out["source"] = {{"path", experiment.listing.string()},
                     {"claims_path", experiment.claim_file.string()},
                     {"language", experiment.language == Language::cpp ? "c++" : "python"},
                     {"sha256", outcome.job.key_parts.at("listing")}};
    out["toolchain"] = {{"name", outcome.job.toolchain.name},
                        {"banner", outcome.job.toolchain.banner},
                        {"flags", outcome.job.toolchain.flags},
                        {"command", outcome.build.command}};
    return out;
}

// What stood around the programs, how they were built, and whether the harness saw the truth.
void add_circumstances(Json& out, const Outcome& outcome) {
    const Experiment& experiment = *outcome.job.experiment;
    out["sandbox"] = {{"used", outcome.isolation.sandbox},
                      {"not_enforced", outcome.isolation.not_enforced},
                      {"exceptions", local::exceptions_of(experiment)}};
    out["build"] = {{"ok", outcome.build.ok},
                    {"ending", name_of(outcome.build.ending)},
                    {"diagnostics", outcome.build.diagnostics},
                    {"build_id", outcome.build.build_id}};
    if (!outcome.build.reason.empty()) out["build"]["reason"] = outcome.build.reason;
    if (outcome.self_test)
        out["self_test"] = {{"complaint", outcome.self_test->complaint},
                            {"same", to_json(outcome.self_test->same)},
                            {"half_more", to_json(outcome.self_test->half_more)}};
}

void add_results(Json& out, const Outcome& outcome) {
    out["facts"] = facts_of(outcome.runs);
    out["samples"] = samples_of(outcome.runs);
    out["events"] = events_of(outcome.runs);
    out["costs"] = Json::array();
    for (const Cost& cost : outcome.costs)
        if (!cost.ns.empty()) out["costs"].push_back(to_json(cost));
    out["claims"] = Json::array();
    for (const ClaimOutcome& claim : outcome.claims) out["claims"].push_back(to_json(claim));
    out["runs"] = Json::array();
    for (const Run& run : outcome.runs) out["runs"].push_back(to_json(run));
}

}  // namespace

std::string hash_of_words(const Experiment& experiment) {
    std::string all = to_json(experiment.title).dump() + to_json(experiment.labels).dump() +
                      to_json(experiment.controls).dump();
    for (const Claim& claim : experiment.claims) all += claim.id + to_json(claim.says).dump();
    return sha256(all);
}

void put_words(nlohmann::ordered_json& evidence, const Experiment& experiment) {
    evidence["title"] = to_json(experiment.title);
    evidence["labels"] = to_json(experiment.labels);
    evidence["controls"] = to_json(experiment.controls);
    for (Json& recorded : evidence["claims"])
        for (const Claim& claim : experiment.claims)
            if (recorded.at("id") == claim.id) recorded["says"] = to_json(claim.says);
    evidence["words"] = hash_of_words(experiment);
}

nlohmann::ordered_json to_json(const Outcome& outcome, const std::string& machine,
                               const local::Checkout& checkout) {
    const Experiment& experiment = *outcome.job.experiment;
    Json out = identity_of(outcome);
    out["machine"] = machine;
    if (!checkout.commit.empty())
        out["git"] = {{"commit", checkout.commit}, {"dirty", checkout.dirty}};
    out["key"] = outcome.job.key;
    out["key_parts"] = outcome.job.key_parts;
    out["started_at"] = outcome.started_at;
    out["finished_at"] = outcome.finished_at;
    out["wall_seconds"] = outcome.wall_seconds;
    out["alone_seconds"] = outcome.alone_seconds;
    out["method"] = kMethodVersion;
    out["needs"] = experiment.needs;
    out["missing"] = outcome.job.missing;
    out["failed"] = outcome.failed();
    out["words"] = hash_of_words(experiment);
    add_circumstances(out, outcome);
    out["labels"] = to_json(experiment.labels);
    out["controls"] = to_json(experiment.controls);
    add_results(out, outcome);
    return valid_utf8(out);
}

}  // namespace lab
