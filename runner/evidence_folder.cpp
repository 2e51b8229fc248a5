// See evidence_folder.hpp.
#include "evidence_folder.hpp"

#include <fmt/core.h>

#include <map>

#include "evidence_file.hpp"
#include "key.hpp"
#include "recorded.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

Json table_at(const fs::path& file) {
    auto found = evidence_at(file);
    if (!found)
        throw Trouble(
            fmt::format("{}: wanted evidence, saw none; ./lab run makes it", file.string()));
    return std::move(*found);
}

// The listing that an experiment's file is of; empty where there is no file.
std::string listing_in(const fs::path& file) {
    const auto found = evidence_at(file);
    return found ? listing_of(found->at("key_parts").get<std::map<std::string, std::string>>())
                 : "";
}

void add_listings(std::vector<Standing>& standings, const fs::path& folder) {
    std::map<std::string, std::string> listings;
    for (Standing& each : standings) {
        if (each.experiment.empty() || each.finished_at.empty()) continue;
        const auto known = listings.find(each.experiment);
        each.listing = known != listings.end()
                           ? known->second
                           : listings[each.experiment] =
                                 listing_in(folder / (each.experiment + ".json"));
    }
}

int count_stale(const Json& rows) {
    int out = 0;
    for (const Json& row : rows) out += row.at("stale").get<bool>();
    return out;
}

}  // namespace

std::optional<Json> evidence_at(const fs::path& file) {
    const auto text = text_of(file);
    return text ? std::optional(unsealed(*text, file)) : std::nullopt;
}

EvidenceFolder read_evidence_folder(const fs::path& folder) try {
    EvidenceFolder out{folder, table_at(folder / "machine.json"), {}, 0};
    const Json claims = table_at(folder / "claims.json").at("claims");
    out.standings = standings_from(claims), out.stale = count_stale(claims);
    add_listings(out.standings, folder);
    return out;
} catch (const Json::exception& why) {
    throw Refused(
        fmt::format("{}: not evidence as this runner writes it: {}", folder.string(), why.what()),
        "its evidence is not as this runner writes it");
} catch (const NotEvidence& why) {
    throw Refused(
        fmt::format("{}: not evidence as this runner writes it: {}", folder.string(), why.what()),
        "its evidence is not as this runner writes it");
}

}  // namespace lab
