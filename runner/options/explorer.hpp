// The options of `lab explorer`: words of a command line into values.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>

#include "commands/explorer.hpp"

namespace lab {

/// Which instance is asked, and how gently: options that every command has which contacts one.
void add_explorer_access(CLI::App& command, ExplorerAccess& access);

/// Adds `explorer` with its own commands, and gives it back for further ones.
/// @param options filled while the words are read; must live as long as `call`
/// @param call    set to what was asked for
CLI::App& add_explorer(CLI::App& app, const std::filesystem::path& root, ExplorerOptions& options,
                       std::function<int()>& call);

}  // namespace lab
