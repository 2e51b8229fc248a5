// See choose.hpp.
#include "choose.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

#include "../similar.hpp"

namespace lab::assembly {
namespace {

// What compilers append to the symbol of a coroutine's parts: g++, then clang++.
struct Ending {
    const char* text;
    Part part;
};
constexpr Ending kEndings[] = {{".actor", Part::resume},
                               {".resume", Part::resume},
                               {".destroy", Part::destroy},
                               {".cleanup", Part::destroy}};
constexpr std::string_view kCold = ".cold";
constexpr std::size_t kMostNames = 12;  // in a complaint

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Cold code, under whatever number the compiler gave it: .cold, .cold.1
bool is_cold(std::string_view symbol) {
    return ends_with(symbol, kCold) || symbol.find(".cold.") != std::string_view::npos;
}

Part part_of(std::string_view symbol) {
    const std::size_t cold = symbol.find(kCold);
    std::string_view warm = symbol.substr(0, std::min(cold, symbol.size()));
    if (ends_with(warm, "]")) warm.remove_suffix(1);  // demangled already: f() [clone .actor]
    for (const Ending& ending : kEndings)
        if (ends_with(warm, ending.text)) return ending.part;
    return Part::ramp;
}

// f()::{lambda()#1}::operator()() is not f, nor what a person means by "f".
bool is_in_another(const std::string& name) { return name.find(")::") != std::string::npos; }

bool is_whole(const Function& each) {
    return part_of(each.symbol) == Part::ramp && !is_cold(each.symbol) && !is_in_another(each.name);
}

// The name up to where parameters begin, and whether what was asked for ends there too.
enum class Fit { none, start, exact };

Fit fit(const std::string& name, const std::string& wanted) {
    if (name.rfind(wanted, 0) != 0) return Fit::none;
    const bool whole = name.size() == wanted.size();
    if (is_in_another(name.substr(wanted.size()))) return Fit::start;
    const char next = whole ? '(' : name[wanted.size()];
    return next == '(' || next == '<' || next == ' ' || next == '[' ? Fit::exact : Fit::start;
}

bool is_of_library(const std::string& name) {
    return name.rfind("std::", 0) == 0 || name.rfind("__", 0) == 0;
}

// Functions without their split parts and those of the library, so that a person is told each once.
std::vector<std::string> names_of(const std::vector<Function>& all) {
    std::vector<std::string> out;
    for (const Function& each : all)
        if (is_whole(each) && !is_of_library(each.name) &&
            std::find(out.begin(), out.end(), each.name) == out.end())
            out.push_back(each.name);
    return out;
}

NoSuchFunction none_of(const std::vector<Function>& all, const std::string& wanted) {
    std::vector<std::string> names = names_of(all);
    const std::vector<std::string> close = similar(wanted, names);
    if (!close.empty()) names = close;
    const std::size_t more = names.size() - std::min(names.size(), kMostNames);
    names.resize(names.size() - more);
    return NoSuchFunction(fmt::format(
        "wanted a function \"{}\", saw {}{}; one that is inlined everywhere has no code of its own",
        wanted, names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", ")),
        more ? fmt::format(" and {} more", more) : ""));
}

// Of those that fit, the names; several are a question that only the claim file can answer.
void need_one(const std::vector<const Function*>& found, const std::vector<Function>& all,
              const std::string& wanted) {
    std::vector<std::string> names;
    for (const Function* each : found)
        if (is_whole(*each)) names.push_back(each->name);
    if (found.empty()) throw none_of(all, wanted);
    if (names.size() > 1)
        throw NoSuchFunction(
            fmt::format("wanted one function \"{}\", saw {}: {}; write more of "
                        "the name",
                        wanted, names.size(), fmt::join(names, ", ")));
}

std::vector<const Function*> fitting(const std::vector<Function>& all, const std::string& wanted) {
    for (const Fit least : {Fit::exact, Fit::start}) {
        std::vector<const Function*> found;
        for (const Function& each : all)
            if (fit(each.name, wanted) >= least) found.push_back(&each);
        if (!found.empty()) return found;
    }
    return {};
}

std::size_t cut(std::vector<Function>& functions) {
    std::size_t room = kMostLines, left_out = 0;
    for (Function& each : functions) {
        const std::size_t kept = std::min(room, each.lines.size());
        left_out += each.lines.size() - kept;
        each.lines.resize(kept);
        room -= kept;
    }
    const auto empty = [](const Function& each) { return each.lines.empty(); };
    functions.erase(std::remove_if(functions.begin(), functions.end(), empty), functions.end());
    return left_out;
}

}  // namespace

Chosen choose(const std::vector<Function>& all, const std::string& name, Part part) {
    const std::vector<const Function*> found = fitting(all, name);
    need_one(found, all, name);
    Chosen chosen;
    for (const Function* each : found)
        if (part == Part::whole || part_of(each->symbol) == part) chosen.functions.push_back(*each);
    if (chosen.functions.empty())
        throw NoSuchFunction(
            fmt::format("wanted the part \"{}\" of \"{}\", saw none; only "
                        "coroutines have parts",
                        to_string(part), name));
    // Warm code first: what is executed, before what hardly ever is.
    const auto warm = [](const Function& each) { return !is_cold(each.symbol); };
    std::stable_partition(chosen.functions.begin(), chosen.functions.end(), warm);
    chosen.left_out = cut(chosen.functions);
    return chosen;
}

}  // namespace lab::assembly
