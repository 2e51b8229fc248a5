// See shelf.hpp.
#include "shelf.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "../atomic_file.hpp"
#include "../evidence_file.hpp"
#include "../recorded.hpp"

namespace lab::portability {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

Refused unlike(const fs::path& file, const std::string& why) {
    return {fmt::format("{}: not evidence as this runner writes it: {}", file.string(), why),
            "its evidence is not as this runner writes it"};
}

// What is empty for nearly every cell is left out.
void add_if(Json& out, const char* key, const std::string& text) {
    if (!text.empty()) out[key] = text;
}

Json to_json(const Cell& cell) {
    const Setting& in = cell.setting;
    Json out = {{"compiler", in.compiler}, {"standard", in.standard},
                {"where", in.where},       {"instance", in.instance},
                {"version", in.version},   {"flags", fmt::format("{}", fmt::join(in.flags, " "))}};
    if (!in.arguments.empty()) out["arguments"] = in.arguments;
    add_if(out, "stdin", in.input);
    out["content"] = cell.content, out["key"] = cell.key, out["recorded_at"] = cell.recorded_at;
    out["build"] = to_string(cell.build);
    add_if(out, "build_reason", cell.build_reason);
    if (!cell.diagnostics.empty()) out["diagnostics"] = cell.diagnostics;
    out["run"] = to_string(cell.run);
    if (cell.run == RunOutcome::ran || cell.run == RunOutcome::signalled)
        out["status"] = cell.status;
    add_if(out, "run_reason", cell.run_reason);
    out["claims"] = Json::array();
    for (const JudgedClaim& claim : cell.claims) {
        Json each = {{"id", claim.id}, {"verdict", claim.verdict}};
        add_if(each, "reason", claim.reason);
        out["claims"].push_back(std::move(each));
    }
    return out;
}

std::string text_or_none(const Json& in, const char* key) {
    return in.contains(key) ? in.at(key).get<std::string>() : "";
}

std::vector<std::string> words_in(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

Setting setting_from(const Json& in) {
    Setting out;
    out.compiler = in.at("compiler"), out.standard = in.at("standard");
    out.where = in.at("where"), out.instance = in.at("instance"), out.version = in.at("version");
    out.flags = words_in(in.at("flags"));
    if (in.contains("arguments"))
        out.arguments = in.at("arguments").get<std::vector<std::string>>();
    out.input = text_or_none(in, "stdin");
    return out;
}

Cell cell_of(const Json& in) {
    Cell out;
    out.setting = setting_from(in);
    out.content = in.at("content"), out.key = in.at("key"), out.recorded_at = in.at("recorded_at");
    out.build = build_outcome_from(in.at("build"));
    out.build_reason = text_or_none(in, "build_reason");
    if (in.contains("diagnostics"))
        out.diagnostics = in.at("diagnostics").get<std::vector<std::string>>();
    out.run = run_outcome_from(in.at("run"));
    if (in.contains("status")) out.status = in.at("status");
    out.run_reason = text_or_none(in, "run_reason");
    for (const Json& claim : in.at("claims"))
        out.claims.push_back({claim.at("id"), claim.at("verdict"), text_or_none(claim, "reason")});
    return out;
}

}  // namespace

const Cell* Sheet::find(const std::string& name) const {
    const auto found = std::find_if(cells.begin(), cells.end(),
                                    [&](const Cell& cell) { return cell.setting.name() == name; });
    return found == cells.end() ? nullptr : &*found;
}

void Sheet::put(Cell cell, const Content& content) {
    const std::string name = cell.setting.name();
    std::erase_if(cells, [&](const Cell& each) { return each.setting.name() == name; });
    contents[cell.content] = content;
    cells.push_back(std::move(cell));
    std::sort(cells.begin(), cells.end(),
              [](const Cell& a, const Cell& b) { return a.setting.name() < b.setting.name(); });
    std::set<std::string> used;
    for (const Cell& each : cells) used.insert(each.content);
    std::erase_if(contents, [&](const auto& each) { return used.count(each.first) == 0; });
}

Json to_json(const Sheet& sheet) {
    Json out = {{"schema", kEvidenceSchema}, {"experiment", sheet.experiment}};
    out["contents"] = Json::object(), out["cells"] = Json::array();
    for (const auto& [digits, content] : sheet.contents)
        out["contents"][digits] = {
            {"listing", content.listing}, {"headers", content.headers}, {"terms", content.terms}};
    for (const Cell& cell : sheet.cells) out["cells"].push_back(to_json(cell));
    return out;
}

Sheet sheet_from(const Json& json) {
    Sheet out{json.at("experiment"), {}, {}};
    for (const auto& [digits, content] : json.at("contents").items())
        out.contents[digits] = {content.at("listing"), content.at("headers"), content.at("terms")};
    for (const Json& cell : json.at("cells")) {
        out.cells.push_back(cell_of(cell));
        if (out.contents.count(out.cells.back().content) == 0)
            throw NotEvidence("a cell names content that is not there");
    }
    return out;
}

fs::path Shelf::file_of(const std::string& experiment) const {
    return folder_ / (experiment + ".json");
}

Sheet Shelf::read(const std::string& experiment) const {
    const fs::path file = file_of(experiment);
    const auto text = text_of(file);
    if (!text) return {experiment, {}, {}};
    try {
        Sheet out = sheet_from(unsealed(*text, file));
        if (out.experiment == experiment) return out;
        throw NotEvidence(fmt::format("wanted experiment {}, saw {}", experiment, out.experiment));
    } catch (const Json::exception& why) {
        throw unlike(file, why.what());
    } catch (const NotEvidence& why) {
        throw unlike(file, why.what());
    }
}

void Shelf::write(const Sheet& sheet) const {
    write_atomically(file_of(sheet.experiment), sealed(to_json(sheet)));
}

}  // namespace lab::portability
