// See code.hpp.
#include "code.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace lab::assembly {
namespace {

bool is_of_symbol(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '$';
}

// Calls `found(begin, end)` for each word of the text that looks like a symbol of C++.
template <class Found>
void for_each_symbol(std::string_view text, Found found) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_of_symbol(text[end])) ++end;
        if (end - at > 2 && text.compare(at, 2, "_Z") == 0) found(at, end);
        at = std::max(end, at + 1);
    }
}

// g++ calls the parts of a coroutine f<int>() by `f(f<int>()::_Z….Frame*) [clone .actor]`, which
// hides what it was made from.
std::string readable(const std::string& name) {
    const std::size_t open = name.find('('), frame = name.find(".Frame*)");
    const std::size_t inner = frame == std::string::npos ? frame : name.rfind("::_Z", frame);
    if (inner == std::string::npos || open > inner) return without_return_type(name);
    return name.substr(open + 1, inner - open - 1) + name.substr(frame + 8);
}

std::string in_words(const std::string& text, const Names& names) {
    std::string out;
    std::size_t done = 0;
    for_each_symbol(text, [&](std::size_t begin, std::size_t end) {
        const auto known = names.find(text.substr(begin, end - begin));
        if (known == names.end()) return;
        out += text.substr(done, begin - done) + readable(known->second);
        done = end;
    });
    return out + text.substr(done);
}

// bits/atomic_base.h of /usr/include/c++/12/bits/atomic_base.h: enough to find it, and no word of
// where this machine keeps it.
std::string last_two_parts(const std::string& path) {
    std::size_t slash = path.rfind('/');
    if (slash != std::string::npos && slash > 0) slash = path.rfind('/', slash - 1);
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace

std::vector<std::string> symbols_in(const std::vector<RawLine>& lines) {
    std::set<std::string> out;
    for (const RawLine& line : lines)
        for_each_symbol(line.text, [&](std::size_t begin, std::size_t end) {
            out.insert(line.text.substr(begin, end - begin));
        });
    return {out.begin(), out.end()};
}

std::vector<Function> functions_of(const std::vector<RawLine>& lines, const Names& names) {
    std::vector<Function> out;
    for (const RawLine& line : lines) {
        if (line.kind == Kind::function) {
            out.push_back({line.text, readable(in_words(line.text, names)), {}});
            continue;
        }
        if (out.empty()) continue;
        out.back().lines.push_back(
            {line.kind, in_words(line.text, names), last_two_parts(line.file), line.line});
    }
    const auto empty = [](const Function& each) { return each.lines.empty(); };
    out.erase(std::remove_if(out.begin(), out.end(), empty), out.end());
    return out;
}

std::string without_return_type(std::string_view name) {
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const char c = name[at];
        if (depth == 0 && (c == '(' || name.compare(at, 8, "operator") == 0)) break;
        if (c == '<' || c == '(') ++depth;
        if (c == '>' || c == ')') --depth;
        if (c == ' ' && depth == 0) start = at + 1;
    }
    return std::string(name.substr(start));
}

}  // namespace lab::assembly
