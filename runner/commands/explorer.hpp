// `lab explorer`: what a person asks of a Compiler Explorer instance, and how it is reached.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "../explorer/client.hpp"

namespace lab {

/// Which instance, and how gently. Nothing is contacted before a command asks for it.
struct ExplorerAccess {
    /// Empty: the variable LAB_EXPLORER, `site` of compilers.toml, or else the public one.
    std::string site;
    /// Seconds from one request to the next; the waits between tries double it. None: the variable
    /// LAB_EXPLORER_PACE, or else 1.
    std::optional<double> pace;
    int most_requests = 1000;
    double most_seconds = 3600;
    double timeout = 90;  ///< seconds for one answer
};

/// The settings of a client. Throws Trouble for numbers that make no sense, and for a pace of less
/// than a second at the public site.
explorer::Settings explorer_settings(const std::filesystem::path& root,
                                     const ExplorerAccess& access);

enum class ExplorerTask {
    version,
    languages,
    compilers,
    libraries,
    formats,
    compile,
    execute,
    format,
};

struct ExplorerOptions {
    ExplorerAccess access;
    bool json = false;
    std::string language = "c++";
    std::filesystem::path file;  ///< the source; "-": standard input
    std::string compiler, flags;
    std::vector<std::string> libraries;             ///< id=version
    std::vector<std::string> arguments;             ///< of the program
    std::vector<std::string> environment;           ///< NAME=VALUE
    std::filesystem::path input;                    ///< file with the program's standard input
    bool att = false, raw = false, binary = false;  ///< how assembly is to look
    bool again = false;                             ///< nothing from the instance's cache
    std::string formatter = "clangformat", style = "Google";
};

/// 0: done, and what was sent compiles (and ends with 0). 1: it does not. Throws Trouble where the
/// instance gave no answer; with `json`, that is printed too.
int explorer_command(const std::filesystem::path& root, ExplorerTask task,
                     const ExplorerOptions& options);

}  // namespace lab
