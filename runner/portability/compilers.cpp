// See compilers.hpp.
#include "compilers.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "../hash.hpp"
#include "../local/toolchain.hpp"
#include "../similar.hpp"
#include "../toml_reader.hpp"
#include "../trouble.hpp"

namespace lab::portability {
namespace fs = std::filesystem;
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Complains of a name that is no compiler's; `whose` says where it stands.
void refuse_others(const Compilers& all, const std::vector<std::string>& names,
                   const std::string& whose) {
    std::vector<std::string> known;
    for (const Compiler& each : all.compilers) known.push_back(each.name);
    for (const std::string& name : names)
        if (!holds(known, name))
            throw Trouble(fmt::format(
                "{} {}: wanted compilers that {} names, saw another{}", whose, name, kCompilersFile,
                did_you_mean(name, known, fmt::format("; there is {}", fmt::join(known, ", ")))));
}

constexpr std::size_t kLongestName = 64;

struct Standard {
    const char *name, *flag;
};

constexpr std::array kStandards = {
    Standard{"c++11", "-std=c++11"}, Standard{"c++14", "-std=c++14"},
    Standard{"c++17", "-std=c++17"}, Standard{"c++20", "-std=c++20"},
    Standard{"c++23", "-std=c++2b"}, Standard{"c++26", "-std=c++2c"}};

// Letters, digits and what names of programs, packages and ids have: never a slash or a space.
bool is_plain(const std::string& word) {
    const auto fits = [](unsigned char c) {
        return std::isalnum(c) != 0 ||
               std::string_view("+-._").find(static_cast<char>(c)) != std::string_view::npos;
    };
    return !word.empty() && word.size() <= kLongestName && std::isalnum(word[0]) != 0 &&
           std::all_of(word.begin(), word.end(), fits);
}

std::string plain(const TomlTable& table, const char* key, const char* example) {
    const std::string word = table.text(key);
    if (!is_plain(word))
        table.complain(key, fmt::format("wanted {} to be letters, digits and +-._ as in \"{}\", "
                                        "saw \"{}\"",
                                        key, example, word));
    return word;
}

Compiler read_compiler(const TomlTable& table) {
    table.only({"name", "package", "explorer", "link"});
    Compiler out;
    out.name = plain(table, "name", "clang++-16");
    out.package = plain(table, "package", "clang-16");
    if (table.has("explorer")) out.explorer = plain(table, "explorer", "clang1600");
    if (table.has("link")) {
        const judge::Value link = table.value("link");
        const bool* const flag = std::get_if<bool>(&link);
        if (!flag) table.complain("link", "wanted link to be true or false, saw something else");
        out.link = *flag;
    }
    if (out.link && out.explorer.empty())
        table.complain("link", fmt::format("wanted explorer = an id for what links open, saw none "
                                           "of {}; name it, or leave link out",
                                           out.name));
    return out;
}

std::string site_of(const TomlTable& top) {
    std::string site = top.text_or("site", "https://godbolt.org");
    const std::size_t scheme = site.find("://");
    const bool is_web = site.rfind("https://", 0) == 0 || site.rfind("http://", 0) == 0;
    const bool is_bare = site.find_first_of(" \t\n\"'<>?#@") == std::string::npos;
    if (!is_web || !is_bare || site.size() <= scheme + 3)
        top.complain("site", fmt::format("wanted site to be an address such as "
                                         "\"https://godbolt.org\", saw \"{}\"",
                                         site));
    while (site.back() == '/') site.pop_back();
    return site;
}

std::vector<std::string> known_standards() {
    std::vector<std::string> out;
    for (const Standard& each : kStandards) out.emplace_back(each.name);
    return out;
}

std::vector<std::string> standards_of(const TomlTable& top) {
    const std::vector<std::string> seen = top.texts("standards"), known = known_standards();
    std::set<std::string> once;
    for (const std::string& each : seen) {
        if (std::find(known.begin(), known.end(), each) == known.end())
            top.complain("standards", fmt::format("wanted standards to be of {}, saw \"{}\"",
                                                  fmt::join(known, ", "), each));
        if (!once.insert(each).second)
            top.complain("standards",
                         fmt::format("wanted each standard once, saw \"{}\" twice", each));
    }
    if (seen.empty()) top.complain("standards", "wanted standards = [\"c++20\"] or more, saw none");
    return seen;
}

}  // namespace

Compilers read_compilers_text(std::string_view text, const fs::path& file) {
    const toml::table parsed = parse_toml_text(text, file);
    const TomlTable top(parsed, file);
    top.only({"site", "standards", "compiler"});
    Compilers out{site_of(top), standards_of(top), {}};
    std::set<std::string> names, ids;
    for (const TomlTable& table : top.tables("compiler")) {
        Compiler each = read_compiler(table);
        if (!names.insert(each.name).second)
            table.complain("name",
                           fmt::format("wanted each compiler once, saw \"{}\" again", each.name));
        if (!each.explorer.empty() && !ids.insert(each.explorer).second)
            table.complain("explorer",
                           fmt::format("wanted each id once, saw \"{}\" again", each.explorer));
        out.compilers.push_back(std::move(each));
    }
    if (out.compilers.empty())
        top.complain("compiler", "wanted a [[compiler]] with name and package, saw none");
    return out;
}

std::optional<Compilers> read_compilers(const fs::path& root) {
    const fs::path file = root / kCompilersFile;
    if (!fs::exists(file)) return std::nullopt;
    return read_compilers_text(read_file(file), file);
}

std::vector<Compiler> chosen_compilers(const Compilers& all,
                                       const std::vector<std::string>& names) {
    if (names.empty()) return all.compilers;
    refuse_others(all, names, "--compilers");
    std::vector<Compiler> out;
    std::copy_if(all.compilers.begin(), all.compilers.end(), std::back_inserter(out),
                 [&](const Compiler& each) { return holds(names, each.name); });
    return out;
}

bool is_asked_for(const Experiment& experiment, const Compiler& compiler) {
    return experiment.compilers.empty() || holds(experiment.compilers, compiler.name);
}

void refuse_unknown(const Compilers& all, const std::vector<const Experiment*>& experiments) {
    for (const Experiment* each : experiments)
        refuse_others(all, each->compilers, each->claim_file.string() + ": [build] compilers");
}

std::string flag_of(const std::string& standard) {
    const auto* const found =
        std::find_if(kStandards.begin(), kStandards.end(),
                     [&](const Standard& each) { return standard == each.name; });
    return found == kStandards.end() ? "-std=" + standard : found->flag;
}

std::vector<std::string> flags_under(const std::string& standard) {
    std::vector<std::string> flags = local::standard_flags();
    std::replace_if(
        flags.begin(), flags.end(),
        [](const std::string& flag) { return flag.rfind("-std=", 0) == 0; }, flag_of(standard));
    return flags;
}

}  // namespace lab::portability
