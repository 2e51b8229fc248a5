// See visible.hpp.
#include "visible.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace lab {
namespace {

using Json = nlohmann::json;

// U+FFFD stands for each byte that is no UTF-8.
std::string valid_utf8(const std::string& text) {
    return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace))
        .get<std::string>();
}

struct Range {
    char32_t first, last;
};

// Controls, soft hyphen, marks of direction, width and line, tags, and what is no character at all.
// The pages show the same ones: site/lab_site/visible.py.
constexpr std::array kUnseen = {
    Range{0x00, 0x08},     Range{0x0b, 0x1f},     Range{0x7f, 0x9f},     Range{0xad, 0xad},
    Range{0x61c, 0x61c},   Range{0x200b, 0x200f}, Range{0x2028, 0x202e}, Range{0x2060, 0x206f},
    Range{0xfeff, 0xfeff}, Range{0xfff9, 0xfffb}, Range{0xfffe, 0xffff}, Range{0xe0000, 0xe007f}};

bool is_unseen(char32_t c) {
    return std::any_of(kUnseen.begin(), kUnseen.end(),
                       [&](const Range& range) { return range.first <= c && c <= range.last; });
}

// Bytes of a character of valid UTF-8, by its first.
std::size_t length_of(unsigned char first) {
    return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

char32_t code_point(const std::string& character) {
    constexpr std::array<unsigned char, 5> kBitsOfFirst = {0, 0x7f, 0x1f, 0x0f, 0x07};
    char32_t out = static_cast<unsigned char>(character[0]) & kBitsOfFirst[character.size()];
    for (std::size_t i = 1; i < character.size(); ++i)
        out = out << 6 | (static_cast<unsigned char>(character[i]) & 0x3f);
    return out;
}

// The text with each character that cannot be seen as `name` writes it.
template <class Name>
std::string with_names(const std::string& text, Name name) {
    std::string out;
    for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
        length = length_of(static_cast<unsigned char>(text[at]));
        const std::string character = text.substr(at, length);
        const char32_t c = code_point(character);
        out += is_unseen(c) ? name(c) : character;
    }
    return out;
}

std::string name_of(char32_t c) {
    const auto number = static_cast<unsigned>(c);
    return c < 0x80 ? fmt::format("\\x{:02x}", number) : fmt::format("<U+{:04X}>", number);
}

// As JSON escapes a character, in two halves beyond U+FFFF.
std::string escape_of(char32_t c) {
    const auto number = static_cast<unsigned>(c);
    if (c <= 0xffff) return fmt::format("\\u{:04x}", number);
    const unsigned beyond = number - 0x10000;
    return fmt::format("\\u{:04x}\\u{:04x}", 0xd800 + (beyond >> 10), 0xdc00 + (beyond & 0x3ff));
}

}  // namespace

std::string visible(const std::string& text) { return with_names(valid_utf8(text), name_of); }

std::string visible_line(const std::string& text) {
    std::string out;
    for (const char c : visible(text)) out += c == '\n' ? "\\n" : std::string(1, c);
    return out;
}

std::string visible_json(const std::string& json) { return with_names(json, escape_of); }

}  // namespace lab
