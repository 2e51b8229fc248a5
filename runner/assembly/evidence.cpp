// See evidence.hpp.
#include "evidence.hpp"

#include <nlohmann/json.hpp>

#include "../atomic_file.hpp"
#include "../evidence_file.hpp"

namespace lab::assembly {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

Json line_json(const Line& line) {
    Json out = {{"text", line.text}};
    if (line.kind == Kind::label) out["label"] = true;
    if (line.source > 0) out["line"] = line.source;
    if (!line.header.empty()) out["header"] = line.header;
    return out;
}

Json function_json(const Function& function) {
    Json lines = Json::array();
    for (const Line& line : function.lines) lines.push_back(line_json(line));
    return {{"name", function.name}, {"lines", lines}};
}

Json side_json(const RecordedSide& side) {
    Json functions = Json::array();
    for (const Function& function : side.code.functions)
        functions.push_back(function_json(function));
    return {{"function", side.asked.function}, {"compiler", side.asked.compiler},
            {"asked_flags", side.asked.flags}, {"id", side.id},
            {"version", side.version},         {"flags", side.flags},
            {"left_out", side.code.left_out},  {"functions", functions}};
}

}  // namespace

Json to_json(const RecordedPanel& recorded) {
    Json sides = Json::array();
    for (const RecordedSide& side : recorded.sides) sides.push_back(side_json(side));
    return {{"name", recorded.panel.name},         {"part", to_string(recorded.panel.part)},
            {"key_parts", recorded.key_parts},     {"listing_sha256", recorded.listing_sha256},
            {"headers", recorded.headers},         {"instance", recorded.instance},
            {"recorded_at", recorded.recorded_at}, {"sides", sides}};
}

std::string code_of(const Json& panel) {
    std::string out;
    for (const Json& side : panel.at("sides"))
        for (const Json& function : side.at("functions")) {
            out += function.at("name").get<std::string>() + "\n";
            for (const Json& line : function.at("lines"))
                out += " " + line.at("text").get<std::string>() + "\n";
        }
    return out;
}

fs::path evidence_file(const fs::path& root, const std::string& experiment) {
    return root / "evidence/assembly" / (experiment + ".json");
}

std::map<std::string, Json> read_panels_of(const fs::path& file) try {
    std::map<std::string, Json> out;
    const auto text = text_of(file);
    if (!text) return out;
    const Json whole = unsealed(*text, file);
    for (const Json& panel : whole.at("panels")) {
        code_of(panel);  // throws where a part of it is missing
        panel.at("key_parts").get<std::map<std::string, std::string>>();
        out[panel.at("name").get<std::string>()] = panel;
    }
    return out;
} catch (const Json::exception&) {
    return {};
} catch (const Refused& why) {
    if (!why.replaceable) throw;
    return {};
}

void write_panels(const fs::path& file, const std::string& experiment,
                  const std::vector<Json>& panels) {
    if (panels.empty()) {
        fs::remove(file);
        return;
    }
    fs::create_directories(file.parent_path());
    write_atomically(
        file,
        sealed({{"schema", kEvidenceSchema}, {"experiment", experiment}, {"panels", panels}}));
}

}  // namespace lab::assembly
