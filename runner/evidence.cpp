// See evidence.hpp.
#include "evidence.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "atomic_file.hpp"
#include "claim_reader.hpp"
#include "evidence_json.hpp"
#include "hash.hpp"
#include "trouble.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

const Json* claim_in(const Json& evidence, const std::string& id) {
    for (const Json& claim : evidence.at("claims"))
        if (claim.at("id") == id) return &claim;
    return nullptr;
}

Json claim_status(const Sentence& sentence, const std::string& experiment, const Json* claim,
                  const Json* evidence, bool stale) {
    Json out = {{"id", sentence.id},
                {"experiment", experiment.empty() ? Json(nullptr) : Json(experiment)}};
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

std::optional<Json> parse_evidence_text(const std::string& text, const fs::path& file) {
    Json parsed = Json::parse(text, nullptr, false);
    if (!parsed.is_object())
        throw Trouble(fmt::format(
            "{}: wanted a JSON object, saw something else; remove the file and run again",
            file.string()));
    const auto schema = parsed.find("schema");
    const bool older = schema != parsed.end() && schema->is_number_integer() &&
                       schema->get<int>() > 0 && schema->get<int>() < kEvidenceSchema;
    if (older) return std::nullopt;  // as if never run: the next run writes it anew
    if (schema == parsed.end() || *schema != kEvidenceSchema)
        throw Trouble(fmt::format("{}: wanted schema {}, saw {}; remove the file and run again",
                                  file.string(), kEvidenceSchema,
                                  schema == parsed.end() ? "none" : schema->dump()));
    return parsed;
}

std::optional<Json> parse_evidence(const fs::path& file) {
    std::error_code none;
    if (!fs::exists(file, none)) return std::nullopt;
    return parse_evidence_text(read_file(file), file);
}

Trouble damaged(const fs::path& file, const std::exception& why) {
    return Trouble(
        fmt::format("{}: not evidence as this runner writes it ({}); remove the file and run again",
                    file.string(), why.what()));
}

}  // namespace

EvidenceStore::EvidenceStore(const fs::path& root) : folder_(root / "build/evidence") {}

fs::path EvidenceStore::file_of(const std::string& experiment) const {
    return folder_ / (experiment + ".json");
}

std::optional<Recorded> read_evidence(const std::string& text, const fs::path& file) {
    const auto parsed = parse_evidence_text(text, file);
    if (!parsed) return std::nullopt;
    try {
        return recorded_from(*parsed);
    } catch (const Json::exception& why) {
        throw damaged(file, why);
    } catch (const NotEvidence& why) {
        throw damaged(file, why);
    }
}

std::optional<Recorded> EvidenceStore::read(const std::string& experiment) const {
    const fs::path file = file_of(experiment);
    std::error_code none;
    if (!fs::exists(file, none)) return std::nullopt;
    return read_evidence(read_file(file), file);
}

void EvidenceStore::write(const Outcome& outcome, const std::string& machine,
                          const local::Checkout& checkout) const {
    write_atomically(file_of(outcome.job.experiment->id),
                     to_json(outcome, machine, checkout).dump(1) + "\n");
}

void EvidenceStore::refresh_words(const Experiment& experiment, const Recorded& recorded) const {
    if (recorded.words == hash_of_words(experiment)) return;
    auto parsed = parse_evidence(file_of(experiment.id));
    if (!parsed) return;
    put_words(*parsed, experiment);
    write_atomically(file_of(experiment.id), parsed->dump(1) + "\n");
}

bool EvidenceStore::has_machine() const { return fs::exists(folder_ / "machine.json"); }

bool EvidenceStore::has_claims() const { return fs::exists(folder_ / "claims.json"); }

void EvidenceStore::write_machine(const local::Machine& m) const {
    const Json out = {{"schema", kEvidenceSchema},
                      {"id", m.id},
                      {"cpu", m.cpu},
                      {"cpus", m.cpus},
                      {"memory_mib", m.memory_mib},
                      {"kernel", m.kernel},
                      {"command_line", m.command_line},
                      {"distribution", m.distribution},
                      {"hypervisor", m.hypervisor},
                      {"mitigations", m.mitigations},
                      {"clock_source", m.clock_source},
                      {"governor", m.governor},
                      {"libc", m.libc},
                      {"compilers", m.compilers},
                      {"limits", m.limits},
                      {"page_size", m.page_size},
                      {"thp", m.thp},
                      {"overcommit", m.overcommit},
                      {"pid_max", m.pid_max},
                      {"cgroup", m.cgroup},
                      {"fingerprint", m.fingerprint}};
    write_atomically(folder_ / "machine.json", out.dump(1) + "\n");
}

std::string EvidenceStore::claims_json(const Catalogue& catalogue,
                                       const std::vector<Experiment>& experiments,
                                       const std::map<std::string, std::string>& keys) const {
    std::map<std::string, std::string> decides;  // claim, experiment
    std::map<std::string, Json> evidence;        // experiment, its file
    for (const Experiment& experiment : experiments) {
        if (auto parsed = parse_evidence(file_of(experiment.id)))
            evidence[experiment.id] = std::move(*parsed);
        for (const Claim& claim : experiment.claims) decides[claim.id] = experiment.id;
    }
    Json out = Json::array();
    for (const Sentence& sentence : catalogue.all()) {
        const std::string experiment = decides.count(sentence.id) ? decides[sentence.id] : "";
        const auto found = evidence.find(experiment);
        const Json* const file = found == evidence.end() ? nullptr : &found->second;
        try {
            const Json* const claim = file ? claim_in(*file, sentence.id) : nullptr;
            const auto key = keys.find(experiment);
            const bool stale = file && (key == keys.end() || file->at("key") != key->second);
            out.push_back(claim_status(sentence, experiment, claim, claim ? file : nullptr, stale));
        } catch (const Json::exception& why) {
            throw damaged(file_of(experiment), why);
        }
    }
    return out.dump(1) + "\n";
}

void EvidenceStore::write_claims(const std::string& json) const {
    write_atomically(folder_ / "claims.json", json);
}

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
        out.push_back(
            {{"id", experiment.id},
             {"title", to_json(experiment.title)},
             {"listing", experiment.listing.string()},
             {"claims", claims},
             {"arms", arms},
             {"needs", experiment.needs},
             {"runs_alone", experiment.runs_alone()},
             {"timeout",
              {{"wall", experiment.limits.wall_seconds}, {"cpu", experiment.limits.cpu_seconds}}}});
    }
    return out.dump(1) + "\n";
}

}  // namespace lab
