// See evidence.hpp.
#include "evidence.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "atomic_file.hpp"
#include "claim_reader.hpp"
#include "evidence_file.hpp"
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

Refused unlike(const fs::path& file, const std::string& why) {
    return {fmt::format("{}: not evidence as this runner writes it: {}", file.string(), why),
            "its evidence is not as this runner writes it"};
}

// What `work` makes of a file that is whole; what it cannot be made of is refused.
template <class Work>
auto understood(const fs::path& file, Work work) {
    try {
        return work();
    } catch (const Json::exception& why) {
        throw unlike(file, why.what());
    } catch (const NotEvidence& why) {
        throw unlike(file, why.what());
    }
}

}  // namespace

Recorded read_evidence(const std::string& text, const fs::path& file) {
    const Json parsed = unsealed(text, file);
    return understood(file, [&] { return recorded_from(parsed); });
}

EvidenceStore::EvidenceStore(const fs::path& root) : folder_(root / "build/evidence") {}

EvidenceStore EvidenceStore::in_folder(fs::path folder) {
    EvidenceStore out;
    out.folder_ = std::move(folder);
    return out;
}

fs::path EvidenceStore::file_of(const std::string& experiment) const {
    return folder_ / (experiment + ".json");
}

std::optional<Json> EvidenceStore::parsed(const std::string& experiment) const {
    const fs::path file = file_of(experiment);
    const auto text = text_of(file);
    if (!text) return std::nullopt;
    Json out = unsealed(*text, file);
    const std::string saw =
        understood(file, [&] { return out.at("experiment").get<std::string>(); });
    if (saw != experiment)
        throw unlike(file, fmt::format("wanted experiment {}, saw {}", experiment, saw));
    return out;
}

std::optional<Recorded> EvidenceStore::read(const std::string& experiment) const {
    const auto found = parsed(experiment);
    if (!found) return std::nullopt;
    return understood(file_of(experiment), [&] { return recorded_from(*found); });
}

void EvidenceStore::write(const Outcome& outcome, const std::string& machine,
                          const local::Checkout& checkout) const {
    write_atomically(file_of(outcome.job.experiment->id),
                     sealed(to_json(outcome, machine, checkout)));
}

void EvidenceStore::refresh_words(const Experiment& experiment, const Recorded& recorded) const {
    if (recorded.words == hash_of_words(experiment)) return;
    auto found = parsed(experiment.id);
    if (!found) return;
    put_words(*found, experiment);
    write_atomically(file_of(experiment.id), sealed(std::move(*found)));
}

bool EvidenceStore::has(const std::string& name) const {
    const fs::path file = folder_ / (name + ".json");
    const auto text = text_of(file);
    if (text) unsealed(*text, file);
    return text.has_value();
}

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
                      {"cpu_features", m.cpu_features},
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
    write_atomically(folder_ / "machine.json", sealed(out));
}

Standings EvidenceStore::standings(const Catalogue& catalogue,
                                   const std::vector<Experiment>& experiments,
                                   const std::map<std::string, std::string>& keys) const {
    std::map<std::string, std::string> decides;  // claim, experiment
    std::map<std::string, Json> evidence;        // experiment, its file
    std::map<std::string, std::string> refused;  // experiment, why
    Standings out;
    for (const Experiment& experiment : experiments) {
        for (const Claim& claim : experiment.claims) decides[claim.id] = experiment.id;
        try {
            auto found = parsed(experiment.id);
            if (!found) continue;
            understood(file_of(experiment.id), [&] { return recorded_from(*found); });
            evidence[experiment.id] = std::move(*found);
        } catch (const Refused& why) {
            out.refused.push_back(why);
            refused[experiment.id] = why.cause;
        }
    }
    Json rows = Json::array();
    for (const Sentence& sentence : catalogue.all()) {
        const std::string experiment = decides.count(sentence.id) ? decides[sentence.id] : "";
        const auto found = evidence.find(experiment);
        const Json* const file = found == evidence.end() ? nullptr : &found->second;
        rows.push_back(understood(file_of(experiment), [&] {
            const Json* const claim = file ? claim_in(*file, sentence.id) : nullptr;
            const auto key = keys.find(experiment);
            const bool stale = file && (key == keys.end() || file->at("key") != key->second);
            return claim_status(sentence, experiment, claim, claim ? file : nullptr, stale);
        }));
        if (refused.count(experiment)) rows.back()["reason"] = "refused: " + refused[experiment];
    }
    out.json = rows.dump(1) + "\n";
    return out;
}

void EvidenceStore::write_standings(const Standings& standings) const {
    const fs::path file = folder_ / "claims.json";
    const std::string text =
        sealed({{"schema", kEvidenceSchema}, {"claims", Json::parse(standings.json)}});
    try {
        if (text_of(file) == text) return;
    } catch (const Refused&) {  // something else stands there: replaced like all that has changed
    }
    write_atomically(file, text);
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
