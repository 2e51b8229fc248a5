// See measured.hpp.
#include "measured.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "../evidence.hpp"
#include "../toml_reader.hpp"
#include "../trouble.hpp"

namespace lab::diff {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

bool is_machine_name(const std::string& name) {
    return !name.empty() && name.size() <= 100 && name[0] != '.' &&
           std::all_of(name.begin(), name.end(), [](unsigned char c) {
               return std::isalnum(c) || c == '-' || c == '_' || c == '.';
           });
}

std::optional<Json> parsed(const fs::path& file) {
    const auto text = text_of(file);
    if (!text) return std::nullopt;
    return unsealed(*text, file);
}

void read_machine(const fs::path& file, Measured& out) {
    const auto machine = parsed(file);
    if (!machine) return;
    out.machine = machine->value("id", "");
    if (machine->contains("cpu") && machine->at("cpu").is_string())
        out.cpu = machine->at("cpu").get<std::string>();
}

// A part that evidence does not know is another one.
bool is_outdated(const fs::path& file, const std::map<std::string, std::string>& parts) {
    const auto text = text_of(file);
    if (!text) return false;
    const auto recorded = read_evidence(*text, file).earlier.key_parts;
    return std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
        const auto found = recorded.find(part.first);
        return found == recorded.end() || found->second != part.second;
    });
}

}  // namespace

Found published_in(const fs::path& root) {
    const fs::path list = root / "evidence/published.toml";
    if (!fs::exists(fs::symlink_status(list))) return {};
    const toml::table whole = parse_toml(list);
    const TomlTable top(whole, list);
    const std::string machine = top.text("reference");
    if (!is_machine_name(machine))
        throw Trouble(fmt::format("{}: wanted a folder's name as reference, saw \"{}\"",
                                  list.string(), machine));
    const fs::path folder = root / "evidence" / machine;
    if (!fs::is_directory(fs::symlink_status(folder)))
        throw Trouble(fmt::format("{}: names {}, and there is no such folder beside it",
                                  list.string(), machine));
    return {folder, true};
}

Measured read_measured(const fs::path& folder) {
    const auto claims = parsed(folder / "claims.json");
    if (!claims)
        throw Trouble(
            fmt::format("{}: wanted evidence with a file claims.json, saw none; ./lab run "
                        "makes build/evidence",
                        folder.string()));
    Measured out;
    try {
        read_machine(folder / "machine.json", out);
        out.standings = standings_from(claims->at("claims"));
    } catch (const Json::exception& fault) {
        throw Trouble(
            fmt::format("{}: not as the runner writes it: {}", folder.string(), fault.what()));
    } catch (const NotEvidence& fault) {
        throw Trouble(
            fmt::format("{}: not as the runner writes it: {}", folder.string(), fault.what()));
    }
    return out;
}

std::vector<std::string> outdated_in(
    const fs::path& folder,
    const std::map<std::string, std::map<std::string, std::string>>& parts) {
    std::vector<std::string> out;
    for (const auto& [experiment, its_parts] : parts)
        if (is_outdated(folder / (experiment + ".json"), its_parts)) out.push_back(experiment);
    return out;
}

Compared compared(const Measured& base, const Measured& head,
                  const std::set<std::string>& changed) {
    Compared out;
    for (Move& move : moves_between(base.standings, head.standings)) {
        const bool on_both = move.before && move.after;
        if (on_both || changed.count(move.id))
            out.moves.push_back(std::move(move));
        else
            ++out.one_side;
    }
    std::map<std::string, const Standing*> then;
    for (const Standing& each : base.standings)
        if (!each.finished_at.empty()) then[each.id] = &each;
    for (const Standing& each : head.standings)
        if (!each.finished_at.empty() && then.count(each.id))
            out.same += !has_moved(*then.at(each.id), each);
    return out;
}

}  // namespace lab::diff
