// What is sent, as JSON; see wire.hpp.
#include <nlohmann/json.hpp>

#include "wire.hpp"

namespace lab::explorer {
namespace {

using Json = nlohmann::json;

// The same bytes for the same request, so that the instance can find it in its cache.
std::optional<std::string> written(const Json& json) {
    try {
        return json.dump();
    } catch (const Json::type_error&) {  // a text is not UTF-8
        return std::nullopt;
    }
}

Json filters_of(const Filters& filters, bool execute) {
    return {{"intel", filters.intel},
            {"demangle", filters.demangle},
            {"labels", filters.labels},
            {"directives", filters.directives},
            {"commentOnly", filters.comment_only},
            {"libraryCode", filters.library_code},
            {"trim", filters.trim},
            {"binary", filters.binary},
            {"binaryObject", filters.binary_object},
            {"execute", execute},
            {"debugCalls", false}};
}

Json options_of(const Unit& unit) {
    Json libraries = Json::array();
    for (const LibraryChoice& each : unit.libraries)
        libraries.push_back({{"id", each.id}, {"version", each.version}});
    return {{"userArguments", shell_line(unit.flags)},
            {"tools", Json::array()},
            {"libraries", std::move(libraries)}};
}

Json body_of(const Unit& unit, Json options) {
    Json body = {{"source", unit.source},
                 {"compiler", unit.compiler},
                 {"lang", unit.language},
                 {"options", std::move(options)},
                 {"bypassCache", static_cast<int>(unit.bypass)},
                 {"allowStoreCodeDebug", unit.allow_store}};
    Json files = Json::array();
    for (const SourceFile& each : unit.files)
        files.push_back({{"filename", each.name}, {"contents", each.contents}});
    if (!files.empty()) body["files"] = std::move(files);
    return body;
}

Json runtime_tools(const std::vector<std::pair<std::string, std::string>>& environment) {
    Json tools = Json::array(), variables = Json::array();
    for (const auto& [name, value] : environment)
        variables.push_back({{"name", name}, {"value", value}});
    if (!variables.empty()) tools.push_back({{"name", "env"}, {"options", std::move(variables)}});
    return tools;
}

bool is_plain(const std::string& word) {
    constexpr const char* kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=+./,:@%^";
    return !word.empty() && word.find_first_not_of(kPlain) == std::string::npos;
}

}  // namespace

std::string shell_line(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) {
        if (!line.empty()) line += ' ';
        if (is_plain(word)) {
            line += word;
            continue;
        }
        line += '"';
        for (const char c : word) {
            if (c == '"' || c == '\\' || c == '$' || c == '`') line += '\\';
            line += c;
        }
        line += '"';
    }
    return line;
}

std::optional<std::string> to_body(const CompileRequest& request) {
    Json options = options_of(request.unit);
    options["filters"] = filters_of(request.filters, false);
    options["compilerOptions"] = {{"skipAsm", request.skip_assembly}, {"executorRequest", false}};
    return written(body_of(request.unit, std::move(options)));
}

std::optional<std::string> to_body(const ExecuteRequest& request) {
    Json options = options_of(request.unit);
    options["filters"] = {{"execute", true}};
    options["compilerOptions"] = {{"skipAsm", true}, {"executorRequest", true}};
    options["executeParameters"] = {{"args", request.arguments},
                                    {"stdin", request.input},
                                    {"runtimeTools", runtime_tools(request.environment)}};
    return written(body_of(request.unit, std::move(options)));
}

std::optional<std::string> to_body(const FormatRequest& request) {
    return written({{"source", request.source},
                    {"base", request.style},
                    {"useSpaces", request.use_spaces},
                    {"tabWidth", request.tab_width}});
}

}  // namespace lab::explorer
