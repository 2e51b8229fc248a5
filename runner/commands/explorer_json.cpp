// See explorer_json.hpp.
#include "explorer_json.hpp"

#include <nlohmann/json.hpp>

#include "../explorer/telling.hpp"

namespace lab {
namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

template <class List, class ToJson>
Json array(const List& list, ToJson to_json) {
    Json out = Json::array();
    for (const auto& each : list) out.push_back(to_json(each));
    return out;
}

Json line_json(const explorer::Line& line) {
    Json json = {{"text", explorer::without_colour(line.text)}};
    if (line.tag)
        json["tag"] = {{"line", line.tag->line},
                       {"column", line.tag->column},
                       {"severity", line.tag->severity},
                       {"file", line.tag->file},
                       {"text", line.tag->text}};
    return json;
}

Json stage_json(const explorer::Stage& stage) {
    return {{"code", stage.code},
            {"timed_out", stage.timed_out},
            {"truncated", stage.truncated},
            {"milliseconds", stage.milliseconds},
            {"flags", stage.flags},
            {"stdout", array(stage.out, line_json)},
            {"stderr", array(stage.err, line_json)}};
}

Json asm_json(const explorer::AsmLine& line) {
    Json json = {{"text", line.text}};
    if (line.source && line.source->line > 0) {
        json["line"] = line.source->line;
        if (line.source->file && !line.source->is_main) json["file"] = *line.source->file;
    }
    if (line.address) json["address"] = *line.address;
    if (!line.opcodes.empty()) json["opcodes"] = line.opcodes;
    return json;
}

}  // namespace

std::string explorer_json(const std::vector<explorer::Language>& languages) {
    return written(array(languages, [](const explorer::Language& each) -> Json {
        return {{"id", each.id}, {"name", each.name}, {"extensions", each.extensions}};
    }));
}

std::string explorer_json(const std::vector<explorer::Compiler>& compilers) {
    return written(array(compilers, [](const explorer::Compiler& each) -> Json {
        Json json = {{"id", each.id},
                     {"name", each.name},
                     {"language", each.language},
                     {"version", each.version},
                     {"track", each.track},
                     {"group", each.group},
                     {"instruction_set", each.instruction_set},
                     {"aliases", each.aliases}};
        if (each.can_execute) json["can_execute"] = *each.can_execute;
        return json;
    }));
}

std::string explorer_json(const std::vector<explorer::Library>& libraries) {
    return written(array(libraries, [](const explorer::Library& each) -> Json {
        return {{"id", each.id},
                {"name", each.name},
                {"description", each.description},
                {"url", each.url},
                {"versions", array(each.versions, [](const explorer::LibraryVersion& one) -> Json {
                     return {{"id", one.id}, {"version", one.version}};
                 })}};
    }));
}

std::string explorer_json(const std::vector<explorer::Formatter>& formatters) {
    return written(array(formatters, [](const explorer::Formatter& each) -> Json {
        return {{"id", each.id},
                {"name", each.name},
                {"version", each.version},
                {"styles", each.styles}};
    }));
}

std::string explorer_json(const explorer::Compilation& compilation) {
    const explorer::CompileAnswer& answer = compilation.answer;
    return written({{"outcome", to_string(compilation.outcome)},
                    {"reason", compilation.reason},
                    {"build", stage_json(build_of(answer))},
                    {"assembly", array(answer.assembly, asm_json)},
                    {"instruction_set", answer.instruction_set},
                    {"from_cache", answer.from_cache}});
}

std::string explorer_json(const explorer::Execution& execution) {
    const explorer::CompileAnswer& answer = execution.answer;
    Json json = {{"outcome", to_string(execution.outcome)},
                 {"reason", execution.reason},
                 {"signal", execution.signal},
                 {"build", stage_json(build_of(answer))}};
    if (const explorer::Stage* const program = program_of(answer))
        json["program"] = stage_json(*program);
    return written(json);
}

std::string explorer_json(const explorer::Failure& failure) {
    return written({{"failure",
                     {{"cause", to_string(failure.cause)},
                      {"fault", to_string(failure.fault)},
                      {"status", failure.status},
                      {"message", failure.message}}}});
}

std::string explorer_json(const std::string& name, const std::string& text) {
    return written({{name, text}});
}

}  // namespace lab
