// See pen.hpp.
#include "pen.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "../visible.hpp"

namespace lab::diff {
namespace {

constexpr std::size_t kMostCharacters = 400;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// The text up to so many characters, and how many more there were.
std::string cut(const std::string& text) {
    std::size_t characters = 0, end = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!begins_character(text[i])) continue;
        if (characters++ == kMostCharacters) end = i;
    }
    if (end == text.size()) return text;
    return fmt::format("{}… (+{})", text.substr(0, end), characters - kMostCharacters);
}

std::size_t longest_run_of_backticks(const std::string& text) {
    std::size_t longest = 0, run = 0;
    for (const char c : text) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
    return longest;
}

// A space at both ends is not part of a code span.
std::string code_span(const std::string& text) {
    const std::string fence(longest_run_of_backticks(text) + 1, '`');
    const bool touches =
        text.front() == '`' || text.back() == '`' || text.front() == ' ' || text.back() == ' ';
    const std::string room = touches ? " " : "";
    return fence + room + text + room + fence;
}

}  // namespace

std::string quoted(Style style, const std::string& text) {
    std::string line = cut(visible_line(text));
    std::replace(line.begin(), line.end(), '\t', ' ');
    if (line.find_first_not_of(' ') == std::string::npos) return "—";
    return style == Style::plain ? line : code_span(line);
}

}  // namespace lab::diff
