// How an instance is reached; see explorer.hpp.
#include <fmt/core.h>

#include <cstdlib>

#include "../local/process.hpp"
#include "../toml_reader.hpp"
#include "../trouble.hpp"
#include "explorer.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

constexpr double kPolitePace = 1;  // seconds: what a guest of the public site may not go below

std::string from_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

double pace_of(const ExplorerAccess& access) {
    if (access.pace) return *access.pace;
    const std::string text = from_environment("LAB_EXPLORER_PACE");
    if (text.empty()) return kPolitePace;
    char* end = nullptr;
    const double pace = std::strtod(text.c_str(), &end);
    if (*end != '\0')
        throw Trouble(fmt::format("LAB_EXPLORER_PACE={}: wanted seconds, as in 0.5", text));
    return pace;
}

// `site` of the book's compilers.toml; the public one where there is none.
std::string site_of_book(const fs::path& root) {
    const fs::path file = root / "compilers.toml";
    if (!fs::exists(file)) return explorer::kPublicSite;
    const toml::table table = parse_toml(file);
    return TomlTable(table, file).text_or("site", explorer::kPublicSite);
}

bool is_public(const std::string& site) { return site.find("godbolt.org") != std::string::npos; }

void need(bool holds, const char* option, const char* wanted, double seen) {
    if (!holds) throw Trouble(fmt::format("{}: wanted {}, saw {:g}", option, wanted, seen));
}

}  // namespace

explorer::Settings explorer_settings(const fs::path& root, const ExplorerAccess& access) {
    explorer::Settings settings;
    settings.site = access.site.empty() ? from_environment("LAB_EXPLORER") : access.site;
    if (settings.site.empty()) settings.site = site_of_book(root);
    const double pace = pace_of(access);
    need(pace >= 0, "--pace", "seconds, 0 or more", pace);
    need(access.most_requests > 0, "--requests", "a number above 0", access.most_requests);
    need(access.most_seconds > 0, "--seconds", "a number above 0", access.most_seconds);
    need(access.timeout > 0, "--timeout", "seconds above 0", access.timeout);
    if (is_public(settings.site) && pace < kPolitePace)
        throw Trouble(fmt::format(
            "--pace {:g}: {} serves everybody: wanted {:g} or more there; a smaller one is for an "
            "instance of your own",
            pace, settings.site, kPolitePace));
    settings.manners.between_seconds = settings.manners.first_wait = pace;
    settings.manners.most_requests = access.most_requests;
    settings.manners.most_seconds = access.most_seconds;
    settings.http.total_seconds = access.timeout;
    settings.http.stopped = local::interrupted;
    return settings;
}

}  // namespace lab
