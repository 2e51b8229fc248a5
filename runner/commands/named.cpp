// See named.hpp.
#include "named.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "../similar.hpp"
#include "../trouble.hpp"

namespace lab {
namespace {

bool is_option(const std::string& word) { return word.rfind("-", 0) == 0; }

// The place of the first word that is neither an option of lab itself nor its value.
int first_word(int argc, char** argv) {
    int at = 1;
    for (; at < argc && is_option(argv[at]); ++at)
        if (std::string(argv[at]) == "--root") ++at;
    return at;
}

// The command of that name within another; `path` says within which.
const CLI::App& within(const CLI::App& app, const std::string& path, const std::string& word) {
    std::vector<std::string> known;
    for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (each->get_name() == word) return *each;
        known.push_back(each->get_name());
    }
    const std::string before = path.empty() ? "" : path + " ";
    throw Trouble(
        fmt::format("{}{}: no such command{}", before, word,
                    did_you_mean(word, known, fmt::format("; ./lab {}--help lists them", before))));
}

}  // namespace

std::string named_command(const CLI::App& app, int argc, char** argv) {
    std::string path;
    const CLI::App* now = &app;
    for (int at = first_word(argc, argv); at < argc && !is_option(argv[at]); ++at) {
        if (now->get_subcommands([](const CLI::App*) { return true; }).empty()) break;
        now = &within(*now, path, argv[at]);
        path += (path.empty() ? "" : " ") + now->get_name();
    }
    return path;
}

}  // namespace lab
