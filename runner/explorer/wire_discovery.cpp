// What an instance has, and how it complains; see wire.hpp.
#include <algorithm>

#include "json_reading.hpp"
#include "wire.hpp"

namespace lab::explorer {
namespace {

using wire::each_of, wire::Json, wire::member, wire::parsed, wire::text, wire::texts, wire::truth;

constexpr std::size_t kMostComplaint = 300;  // bytes

Language language_of(const Json& json) {
    return {text(json, "id"), text(json, "name"), texts(json, "extensions")};
}

Compiler compiler_of(const Json& json) {
    Compiler compiler;
    compiler.id = text(json, "id");
    compiler.name = text(json, "name");
    compiler.language = text(json, "lang");
    compiler.version = text(json, "semver");
    compiler.instruction_set = text(json, "instructionSet");
    compiler.group = text(json, "group");
    compiler.track = text(json, "releaseTrack");
    compiler.aliases = texts(json, "alias");
    compiler.can_execute = truth(json, "supportsExecute");
    return compiler;
}

LibraryVersion library_version_of(const Json& json) {
    return {text(json, "id"), text(json, "version")};
}

Library library_of(const Json& json) {
    return {text(json, "id"), text(json, "name"), text(json, "description"), text(json, "url"),
            each_of(member(json, "versions"), library_version_of)};
}

// A formatter goes by its type: POST /api/format/clangformat.
Formatter formatter_of(const Json& json) {
    const std::string name = text(json, "name"), type = text(json, "type");
    return {type.empty() ? name : type, name, text(json, "version"), texts(json, "styles")};
}

template <class Read>
auto list_of(const std::string& body, Read read) -> std::optional<decltype(each_of(Json(), read))> {
    const auto json = parsed(body);
    if (!json || !json->is_array()) return std::nullopt;
    auto out = each_of(*json, read);
    out.erase(std::remove_if(out.begin(), out.end(), [](const auto& e) { return e.id.empty(); }),
              out.end());
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return out;
}

// One line; of a page, without its tags.
std::string plain(const std::string& page) {
    std::string out;
    const bool has_tags = page.rfind('<', 0) == 0;
    bool in_tag = false;
    for (const char c : page) {
        if (c == '<') in_tag = has_tags;
        const bool blank = in_tag || static_cast<unsigned char>(c) <= ' ';
        if (!blank) out += c;
        if (blank && !out.empty() && out.back() != ' ') out += ' ';
        if (c == '>') in_tag = false;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

// At most so many bytes, and no half character at the end.
std::string cut(std::string text) {
    if (text.size() <= kMostComplaint) return text;
    std::size_t end = kMostComplaint;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    return text + "…";
}

std::string said_in(const Json& json) {
    for (const char* key : {"message", "error", "answer", "throw", "thrown"})
        if (std::string said = text(json, key); !said.empty()) return said;
    return "";
}

}  // namespace

std::optional<std::vector<Language>> languages_of(const std::string& body) {
    return list_of(body, language_of);
}

std::optional<std::vector<Compiler>> compilers_of(const std::string& body) {
    return list_of(body, compiler_of);
}

std::optional<std::vector<Library>> libraries_of(const std::string& body) {
    return list_of(body, library_of);
}

std::optional<std::vector<Formatter>> formatters_of(const std::string& body) {
    return list_of(body, formatter_of);
}

std::string complaint_of(const Answer& answer) {
    if (const auto json = parsed(answer.body))
        if (const std::string said = said_in(*json); !said.empty()) return cut(plain(said));
    constexpr const char* kWhoops = "Whoops, ";
    const std::size_t at = answer.body.find(kWhoops);
    if (at == std::string::npos) return cut(plain(answer.body.substr(0, 20 * kMostComplaint)));
    const std::size_t begin = at + std::string(kWhoops).size();
    return cut(plain(answer.body.substr(begin, answer.body.find('<', begin) - begin)));
}

}  // namespace lab::explorer
