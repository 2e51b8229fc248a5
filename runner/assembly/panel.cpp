// See panel.hpp.
#include "panel.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <regex>
#include <set>

#include "../flags.hpp"
#include "../toml_reader.hpp"

namespace lab::assembly {
namespace {

struct PartName {
    Part part;
    const char* name;
};
constexpr std::array kParts = {PartName{Part::whole, "whole"}, PartName{Part::ramp, "ramp"},
                               PartName{Part::resume, "resume"},
                               PartName{Part::destroy, "destroy"}};

constexpr std::size_t kLongestName = 60, kLongestFunction = 300;

void need(const TomlTable& table, const char* key, const std::string& text, const char* shape,
          const char* wanted) {
    if (text.size() > kLongestName || !std::regex_match(text, std::regex(shape)))
        table.complain(key, fmt::format("wanted {}, saw \"{}\"", wanted, text));
}

std::string function_in(const TomlTable& table) {
    std::string function = table.text("function");
    if (function.empty() || function.size() > kLongestFunction)
        table.complain("function",
                       fmt::format("wanted a function's name, or the start of one, of at most {} "
                                   "characters, saw {}",
                                   kLongestFunction, function.size()));
    return function;
}

std::string compiler_in(const TomlTable& table) {
    std::string compiler = table.text("compiler");
    need(table, "compiler", compiler, "[a-z][a-z0-9+.-]*", "a name of compilers.toml");
    return compiler;
}

std::vector<std::string> flags_in(const TomlTable& table) {
    std::vector<std::string> flags = table.texts("flags");
    for (const std::string& flag : flags)
        if (!is_allowed_flag(flag))
            table.complain("flags", fmt::format("wanted a compiler flag that snippets/README.md "
                                                "lists, saw \"{}\"",
                                                flag));
    return flags;
}

Part part_in(const TomlTable& table) {
    const std::string word = table.text_or("part", "whole");
    for (const auto& each : kParts)
        if (word == each.name) return each.part;
    table.complain("part", fmt::format("wanted ramp, resume or destroy, saw \"{}\"", word));
}

// The second side is the first but for one thing, so that a page can say what made the difference.
Side second_of(const TomlTable& panel, const Side& first) {
    const TomlTable table = panel.table("against");
    table.only({"function", "compiler", "flags"});
    const std::vector<std::string> keys = table.keys();
    if (keys.size() != 1)
        panel.complain(
            "against",
            fmt::format("wanted exactly one of function, compiler, flags, saw {}",
                        keys.empty() ? "none" : fmt::format("{}", fmt::join(keys, ", "))));
    Side second = first;
    if (keys[0] == "function") second.function = function_in(table);
    if (keys[0] == "compiler") second.compiler = compiler_in(table);
    if (keys[0] == "flags") second.flags = flags_in(table);
    if (second.function == first.function && second.compiler == first.compiler &&
        second.flags == first.flags)
        table.complain(keys[0], "wanted something else than on the first side, saw the same");
    return second;
}

Panel panel_in(const TomlTable& table) {
    table.only({"name", "function", "compiler", "flags", "part", "against"});
    Panel panel;
    panel.name = table.text("name");
    need(table, "name", panel.name, "[a-z][a-z0-9_]*", "a lower_case name");
    panel.part = part_in(table);
    panel.first = {function_in(table), compiler_in(table), flags_in(table)};
    if (table.has("against")) panel.second = second_of(table, panel.first);
    panel.line = table.line();
    return panel;
}

}  // namespace

std::vector<Panel> read_panels(const TomlTable& top) {
    std::vector<Panel> panels;
    std::set<std::string> names;
    for (const TomlTable& table : top.tables("assembly")) {
        panels.push_back(panel_in(table));
        if (!names.insert(panels.back().name).second)
            table.complain("name", fmt::format("wanted another name for each panel, saw \"{}\" "
                                               "twice",
                                               panels.back().name));
    }
    return panels;
}

std::string to_string(Part part) {
    for (const auto& each : kParts)
        if (each.part == part) return each.name;
    return "unknown";
}

}  // namespace lab::assembly
