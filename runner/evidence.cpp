// See evidence.hpp.
#include "evidence.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "atomic_file.hpp"
#include "discover.hpp"
#include "hash.hpp"
#include "judge/summary.hpp"
#include "key.hpp"
#include "trouble.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;
constexpr int kSchema = 1;

const char* name_of(Ending ending) {
    switch (ending) {
        case Ending::exited: return "exited";
        case Ending::signalled: return "signalled";
        case Ending::timed_out: return "timed_out";
        case Ending::cpu_limit: return "cpu_limit";
        case Ending::output_limit: return "output_limit";
        case Ending::no_report: return "no_report";
        case Ending::bad_report: return "bad_report";
        case Ending::unavailable: return "unavailable";
        case Ending::not_started: return "not_started";
        case Ending::interrupted: return "interrupted";
    }
    return "";
}

Json to_json(const judge::Value& value) {
    return std::visit([](const auto& held) { return Json(held); }, value);
}

Json to_json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

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
    out["interval"] = trial.interval ? Json{trial.interval->low, trial.interval->high} : Json(nullptr);
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
    return {{"wall_seconds", seen.wall_seconds}, {"pressure", seen.pressure}, {"steal", seen.steal},
            {"idle", seen.idle}, {"load", seen.load}, {"spin_p50_us", seen.spin_p50_us},
            {"spin_p95_us", seen.spin_p95_us}, {"throttled", seen.throttled}};
}

Json to_json(const BlockEvidence& each) {
    Json visits = Json::array();
    for (const double visit : each.block.visits) visits.push_back(visit);
    return {{"segment", each.segment}, {"order", each.block.order == '0' ? "ABBA" : "BAAB"},
            {"visits", visits}, {"y", each.y}};
}

void add_measurement(Json& out, const Try& done) {
    out["seed"] = done.seed;
    out["batch_sizes"] = done.batch_sizes;
    out["clock"] = {{"cost_ns", done.clock.cost_ns}, {"step_ns", done.clock.step_ns}, {"target_ns", done.clock.target_ns}};
    out["blocks"] = Json::array();
    for (const BlockEvidence& block : done.blocks) out["blocks"].push_back(to_json(block));
    out["guard"] = Json::array();
    for (const GuardReading& reading : done.guard) out["guard"].push_back(to_json(reading));
    out["thrown_away"] = done.thrown_away;
}

Json to_json(const Try& done) {
    Json out = to_json(done.trial);
    out["wall_seconds"] = done.wall_seconds;
    if (!done.values.empty()) out["values"] = to_json(done.values);
    if (!done.blocks.empty()) add_measurement(out, done);
    if (done.confirmation) out["confirmation"] = to_json(*done.confirmation);
    return out;
}

Json threshold_of(const Claim& claim) {
    const bool list = claim.relation == judge::Relation::between || claim.relation == judge::Relation::one_of;
    return list ? to_json(claim.threshold) : to_json(claim.threshold[0]);
}

Json to_json(const ClaimOutcome& outcome) {
    const Claim& claim = *outcome.claim;
    Json out = {{"id", claim.id}, {"kind", to_string(claim.kind)}, {"says", to_json(claim.says)},
                {"subject", claim.subject}, {"relation", judge::to_string(claim.relation)},
                {"threshold", threshold_of(claim)}, {"unit", outcome.unit},
                {"verdict", judge::to_string(outcome.verdict)}, {"reason", outcome.reason}};
    if (claim.kind == ClaimKind::samples) out["at"] = claim.at;
    out["real"] = outcome.real ? to_json(*outcome.real) : Json(nullptr);
    out["control"] = {{"name", claim.control}, {"trial", outcome.control ? to_json(*outcome.control) : Json(nullptr)}};
    return out;
}

// Bytes that a program wrote are shown as they are where they are UTF-8, replaced elsewhere.
std::string printable(const std::string& text) {
    return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace)).get<std::string>();
}

Json to_json(const Run& run) {
    Json out = {{"variant", run.variant.empty() ? "real" : run.variant}, {"purpose", run.purpose},
                {"ending", name_of(run.ending)}, {"code", run.code}, {"wall_seconds", run.wall_seconds},
                {"user_seconds", run.user_seconds}, {"system_seconds", run.system_seconds},
                {"max_rss_kib", run.max_rss_kib}, {"stdout", printable(run.out)}, {"stderr", printable(run.err)}};
    if (!run.claim.empty()) out["claim"] = run.claim;
    if (!run.reason.empty()) out["reason"] = printable(run.reason);
    if (run.truncated) out["truncated"] = true;
    for (const FactRecord& fact : run.report.facts) out["facts"][fact.name] = to_json(fact.value);
    if (!run.report.events.empty()) out["events"] = run.report.events;
    return out;
}

bool is_real_report(const Run& run) { return run.variant.empty() && run.purpose == "facts" && run.ok(); }

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
    std::map<std::string, std::pair<std::string, std::map<double, std::vector<double>>>> series;
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
        for (const auto& [at, values] : content.second) points.push_back({{"at", at}, {"values", values}});
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
    out["parameter"] = at == std::string::npos ? Json(nullptr) : Json(std::stoll(cost.arm.substr(at + 1)));
    out["batch"] = cost.batch;
    out["ns"] = cost.ns;
    out["median"] = summary->median;
    out["low"] = summary->interval.low;
    out["high"] = summary->interval.high;
    return out;
}

Json to_json(const Outcome& outcome, const local::Machine& machine) {
    const Experiment& experiment = *outcome.job.experiment;
    Json out = {{"schema", kSchema}, {"experiment", experiment.id}, {"title", to_json(experiment.title)}};
    out["source"] = {{"path", experiment.listing.string()}, {"claims_path", experiment.claim_file.string()},
                     {"language", experiment.language == Language::cpp ? "c++" : "python"},
                     {"sha256", outcome.job.key_parts.at("listing")}};
    out["toolchain"] = {{"name", outcome.job.toolchain.name}, {"banner", outcome.job.toolchain.banner},
                        {"flags", outcome.job.toolchain.flags}, {"command", outcome.build.command}};
    out["machine"] = machine.id;
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
    out["build"] = {{"ok", outcome.build.ok}, {"diagnostics", printable(outcome.build.diagnostics)},
                    {"build_id", outcome.build.build_id}};
    out["labels"] = to_json(experiment.labels);
    out["controls"] = to_json(experiment.controls);
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
    return out;
}

std::string shown(const Json& value) {
    if (value.is_null()) return "";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

RecordedTry read_try(const Json& in) {
    RecordedTry out{in.at("verdict"), in.at("reason"), shown(in.at("estimate")), {}, in.at("n"),
                    in.value("up", 0), in.value("down", 0), {}};
    if (!in.at("interval").is_null()) out.interval.emplace(in.at("interval")[0], in.at("interval")[1]);
    if (in.contains("needed") && !in.at("needed").is_null()) out.needed = in.at("needed").get<int>();
    return out;
}

Text read_text(const Json& in) { return {in.at("en"), in.at("zh")}; }

RecordedClaim read_claim(const Json& in) {
    RecordedClaim out;
    out.id = in.at("id"), out.kind = in.at("kind"), out.relation = in.at("relation");
    out.threshold = shown(in.at("threshold")), out.unit = in.at("unit");
    out.verdict = in.at("verdict"), out.reason = in.at("reason");
    out.says = read_text(in.at("says"));
    out.subject = in.at("subject").get<std::vector<std::string>>();
    out.control_name = in.at("control").at("name");
    if (!in.at("real").is_null()) out.real = read_try(in.at("real"));
    if (!in.at("control").at("trial").is_null()) out.control = read_try(in.at("control").at("trial"));
    return out;
}

Json claim_status(const Sentence& sentence, const std::string& experiment, const Json* claim,
                  const Json* evidence, bool stale) {
    Json out = {{"id", sentence.id}, {"experiment", experiment.empty() ? Json(nullptr) : Json(experiment)}};
    const bool tried = claim && !claim->at("real").is_null();
    const Json none = nullptr;
    const Json& real = tried ? claim->at("real") : none;
    const bool literature = sentence.how != "experiment";
    out["kind"] = claim ? claim->at("kind") : Json(literature ? sentence.how : "not_tried");
    out["truth"] = sentence.truth;
    out["verdict"] = claim ? claim->at("verdict") : Json("NOT_RUNNABLE");
    out["reason"] = claim ? claim->at("reason") : Json(literature ? sentence.how : "not-tried");
    out["estimate"] = tried ? real.at("estimate") : none;
    out["interval"] = tried ? real.at("interval") : none;
    out["threshold"] = claim ? claim->at("threshold") : none;
    out["n"] = tried ? real.at("n") : Json(0);
    const bool has_control = claim && !claim->at("control").at("trial").is_null();
    out["control"] = has_control ? claim->at("control").at("trial").at("verdict") : none;
    out["stale"] = stale;
    out["finished_at"] = evidence ? evidence->at("finished_at") : none;
    return out;
}

std::optional<Json> parse_evidence(const fs::path& file) {
    std::error_code none;
    if (!fs::exists(file, none)) return std::nullopt;
    Json parsed = Json::parse(read_file(file), nullptr, false);
    if (parsed.is_discarded())
        throw Trouble(fmt::format("{}: wanted JSON, saw something else; remove the file and run again", file.string()));
    if (parsed.value("schema", 0) != kSchema)
        throw Trouble(fmt::format("{}: wanted schema {}, saw {}; remove the file and run again", file.string(), kSchema,
                                  parsed.contains("schema") ? parsed.at("schema").dump() : "none"));
    return parsed;
}

}  // namespace

EvidenceStore::EvidenceStore(fs::path root) : folder_(std::move(root) / "build/evidence") {}

fs::path EvidenceStore::file_of(const std::string& experiment) const { return folder_ / (experiment + ".json"); }

std::optional<Recorded> EvidenceStore::read(const std::string& experiment) const {
    const auto parsed = parse_evidence(file_of(experiment));
    if (!parsed) return std::nullopt;
    try {
        const Json& in = *parsed;
        Recorded out;
        out.earlier = {in.at("key"), in.at("key_parts").get<std::map<std::string, std::string>>(),
                       in.at("finished_at"), in.at("missing").get<std::vector<std::string>>(), in.at("failed")};
        out.command = in.at("toolchain").at("command"), out.banner = in.at("toolchain").at("banner");
        out.listing = in.at("source").at("path");
        for (const auto& [name, text] : in.at("controls").items()) out.controls[name] = read_text(text);
        for (const Json& claim : in.at("claims")) out.claims.push_back(read_claim(claim));
        return out;
    } catch (const Json::exception& why) {
        throw Trouble(fmt::format("{}: not evidence as this runner writes it ({}); remove the file and run again",
                                  file_of(experiment).string(), why.what()));
    }
}

void EvidenceStore::write(const Outcome& outcome, const local::Machine& machine) const {
    write_atomically(file_of(outcome.job.experiment->id), to_json(outcome, machine).dump(1) + "\n");
}

bool EvidenceStore::has_machine() const { return fs::exists(folder_ / "machine.json"); }

bool EvidenceStore::has_claims() const { return fs::exists(folder_ / "claims.json"); }

void EvidenceStore::write_machine(const local::Machine& m) const {
    const Json out = {{"schema", kSchema}, {"id", m.id}, {"cpu", m.cpu}, {"cpus", m.cpus}, {"memory_mib", m.memory_mib},
                      {"kernel", m.kernel}, {"command_line", m.command_line}, {"distribution", m.distribution},
                      {"hypervisor", m.hypervisor}, {"mitigations", m.mitigations}, {"clock_source", m.clock_source},
                      {"governor", m.governor}, {"libc", m.libc}, {"compilers", m.compilers}, {"limits", m.limits},
                      {"page_size", m.page_size}, {"thp", m.thp}, {"overcommit", m.overcommit}, {"pid_max", m.pid_max},
                      {"cgroup", m.cgroup}, {"fingerprint", m.fingerprint}};
    write_atomically(folder_ / "machine.json", out.dump(1) + "\n");
}

std::string EvidenceStore::claims_json(const Catalogue& catalogue, const std::vector<Experiment>& experiments,
                                       const std::map<std::string, std::string>& keys) const {
    std::map<std::string, std::string> decides;   // claim, experiment
    std::map<std::string, Json> evidence;         // experiment, its file
    for (const Experiment& experiment : experiments) {
        if (auto parsed = parse_evidence(file_of(experiment.id))) evidence[experiment.id] = std::move(*parsed);
        for (const Claim& claim : experiment.claims) decides[claim.id] = experiment.id;
    }
    Json out = Json::array();
    for (const Sentence& sentence : catalogue.all()) {
        const std::string experiment = decides.count(sentence.id) ? decides[sentence.id] : "";
        const auto found = evidence.find(experiment);
        const Json* const file = found == evidence.end() ? nullptr : &found->second;
        const Json* claim = nullptr;
        if (file)
            for (const Json& each : file->at("claims"))
                if (each.at("id") == sentence.id) claim = &each;
        const auto key = keys.find(experiment);
        const bool stale = file && (key == keys.end() || file->at("key") != key->second);
        out.push_back(claim_status(sentence, experiment, claim, claim ? file : nullptr, stale));
    }
    return out.dump(1) + "\n";
}

void EvidenceStore::write_claims(const std::string& json) const { write_atomically(folder_ / "claims.json", json); }

std::string list_json(const std::vector<Experiment>& experiments) {
    Json out = Json::array();
    for (const Experiment& experiment : experiments) {
        Json claims = Json::array(), arms = Json::array();
        for (const Claim& claim : experiment.claims) {
            claims.push_back(claim.id);
            if (claim.is_timed())
                for (const std::string& arm : claim.subject)
                    if (std::find(arms.begin(), arms.end(), arm) == arms.end()) arms.push_back(arm);
        }
        out.push_back({{"id", experiment.id}, {"title", to_json(experiment.title)},
                       {"listing", experiment.listing.string()}, {"claims", claims}, {"arms", arms},
                       {"needs", experiment.needs}, {"runs_alone", experiment.runs_alone()},
                       {"timeout", {{"wall", experiment.limits.wall_seconds}, {"cpu", experiment.limits.cpu_seconds}}}});
    }
    return out.dump(1) + "\n";
}

}  // namespace lab
