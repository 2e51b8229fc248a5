// See comparison.hpp.
#include "comparison.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <utility>

namespace lab {
namespace {

using Json = nlohmann::ordered_json;

std::string shown(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

// Facts of machine.json in its order, those of an object as object.name. What is measured anew by
// each run, and what only names the file, is no fact.
std::vector<std::pair<std::string, std::string>> facts_of(const Json& machine) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [name, value] : machine.items()) {
        if (name == "digest" || name == "schema" || name == "id" || name == "fingerprint") continue;
        if (!value.is_object())
            out.emplace_back(name, shown(value));
        else
            for (const auto& [part, held] : value.items())
                out.emplace_back(name + "." + part, shown(held));
    }
    return out;
}

std::vector<DifferingFact> differing(const Json& before, const Json& after) {
    std::map<std::string, std::string> there;
    for (auto& [name, value] : facts_of(after)) there[name] = value;
    std::vector<DifferingFact> out;
    for (const auto& [name, value] : facts_of(before)) {
        const auto node = there.extract(name);
        const std::string other = node ? node.mapped() : "";
        if (other != value) out.push_back({name, value, other});
    }
    for (const auto& [name, value] : there) out.push_back({name, "", value});
    return out;
}

std::string rounded(const Json& ns) { return fmt::format("{:.0f}", ns.get<double>()); }

std::vector<DifferingFact> costs_of(const Json& before, const Json& after) {
    std::vector<DifferingFact> out;
    const Json none = Json::object();
    const Json here = before.value("fingerprint", none), there = after.value("fingerprint", none);
    for (const auto& [name, cost] : here.items())
        if (there.contains(name)) out.push_back({name, rounded(cost), rounded(there.at(name))});
    return out;
}

Json json_of(const std::optional<judge::Value>& value) {
    if (!value) return nullptr;
    return std::visit([](const auto& held) { return Json(held); }, *value);
}

Json json_of(const std::optional<Standing>& side) {
    if (!side) return nullptr;
    Json out = {{"verdict", side->verdict},
                {"reason", side->reason},
                {"estimate", json_of(side->estimate)},
                {"interval", nullptr},
                {"threshold", Json::parse(side->threshold)},
                {"n", side->n},
                {"finished_at", side->finished_at}};
    if (side->interval) out["interval"] = {side->interval->first, side->interval->second};
    return out;
}

Json json_of(const Move& move) {
    return {{"kind", to_string(move.kind)},
            {"claim", move.id},
            {"size", move.size},
            {"another_listing", move.another_listing},
            {"another_threshold", move.another_threshold},
            {"before", json_of(move.before)},
            {"after", json_of(move.after)}};
}

Json json_of(const std::vector<DifferingFact>& facts) {
    Json out = Json::array();
    for (const DifferingFact& fact : facts)
        out.push_back({{"fact", fact.name}, {"before", fact.before}, {"after", fact.after}});
    return out;
}

bool is_another(const Standing& a, const Standing& b) {
    return a.threshold != b.threshold ||
           (!a.listing.empty() && !b.listing.empty() && a.listing != b.listing);
}

void count_both(Comparison& out, const EvidenceFolder& before, const EvidenceFolder& after) {
    std::map<std::string, const Standing*> there;
    for (const Standing& each : before.standings)
        if (!each.finished_at.empty()) there[each.id] = &each;
    for (const Standing& each : after.standings) {
        const auto found = there.find(each.id);
        if (each.finished_at.empty() || found == there.end()) continue;
        ++out.both;
        out.other_listing += is_another(*found->second, each);
    }
}

}  // namespace

std::size_t Comparison::count(MoveKind kind) const {
    return static_cast<std::size_t>(std::count_if(
        moves.begin(), moves.end(), [&](const Move& move) { return move.kind == kind; }));
}

std::size_t Comparison::unmoved() const {
    return both + count(MoveKind::appeared) + count(MoveKind::disappeared) - moves.size();
}

Comparison compare(const EvidenceFolder& before, const EvidenceFolder& after) {
    Comparison out;
    out.moves = moves_between(before.standings, after.standings);
    out.facts = differing(before.machine, after.machine);
    out.costs = costs_of(before.machine, after.machine);
    count_both(out, before, after);
    return out;
}

Json to_json(const Comparison& comparison, const EvidenceFolder& before,
             const EvidenceFolder& after) {
    Json out = {{"before", before.path.lexically_normal().string()},
                {"after", after.path.lexically_normal().string()}};
    out["counts"] = {{"both", comparison.both},
                     {"unmoved", comparison.unmoved()},
                     {"other_listing", comparison.other_listing}};
    for (const MoveKind kind : {MoveKind::flip, MoveKind::undecided, MoveKind::number,
                                MoveKind::value, MoveKind::appeared, MoveKind::disappeared})
        out["counts"][to_string(kind)] = comparison.count(kind);
    out["moves"] = Json::array();
    for (const Move& move : comparison.moves) out["moves"].push_back(json_of(move));
    out["facts"] = json_of(comparison.facts), out["costs_ns"] = json_of(comparison.costs);
    return out;
}

}  // namespace lab
