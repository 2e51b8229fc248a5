// A comparison for programs: schemas/diff.schema.json.
#include <nlohmann/json.hpp>

#include "../visible.hpp"
#include "report.hpp"

namespace lab::diff {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

Json json_of(const Told& side) {
    Json evidence = nullptr;
    if (side.has_evidence())
        evidence = {{"folder", side.folder},
                    {"machine", side.measured.machine},
                    {"outdated", side.outdated}};
    return {{"name", side.name},
            {"commit", side.commit.empty() ? Json(nullptr) : Json(side.commit)},
            {"evidence", evidence},
            {"why", side.why}};
}

Json json_of(const ClaimChange& change) {
    return {{"id", change.id},
            {"aspect", to_string(change.aspect)},
            {"before", json_of(change.before)},
            {"after", json_of(change.after)}};
}

Json json_of(const ExperimentChange& change) {
    Json parts = Json::array();
    for (const Part part : change.parts) parts.push_back(to_string(part));
    return {{"id", change.id}, {"parts", parts}, {"rerun", change.must_rerun()}};
}

Json json_of(const PageChange& change) {
    return {{"page", change.page},
            {"en", to_string(change.en)},
            {"zh", to_string(change.zh)},
            {"speaks_of", change.speaks_of}};
}

Json json_of(const std::optional<Standing>& standing) {
    if (!standing) return nullptr;
    Json estimate = nullptr, interval = nullptr;
    if (standing->estimate)
        std::visit([&](const auto& value) { estimate = value; }, *standing->estimate);
    if (standing->interval) interval = {standing->interval->first, standing->interval->second};
    return {{"verdict", standing->verdict},
            {"reason", standing->reason},
            {"estimate", estimate},
            {"interval", interval}};
}

Json json_of(const Move& move) {
    return {{"id", move.id},
            {"kind", to_string(move.kind)},
            {"before", json_of(move.before)},
            {"after", json_of(move.after)}};
}

template <class Each>
Json list_of(const std::vector<Each>& all) {
    Json out = Json::array();
    for (const Each& each : all) out.push_back(json_of(each));
    return out;
}

}  // namespace

std::string json_of(const Difference& found, const std::string& kind) {
    const Json out = {{"kind", kind},
                      {"base", json_of(found.base)},
                      {"head", json_of(found.head)},
                      {"claims", list_of(found.changes.claims)},
                      {"experiments", list_of(found.changes.experiments)},
                      {"moves", found.compared ? list_of(found.compared->moves) : Json(nullptr)},
                      {"pages", list_of(found.changes.pages)},
                      {"other_files", found.other_files}};
    return visible_json(out.dump(1, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace lab::diff
