// How the options of `lab explorer record` and `lab run --on` are written.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>

#include "../commands/portability.hpp"

namespace lab {

/// Adds `record` to the command `explorer`; choosing it makes `call` what is to be done.
void add_record(CLI::App& explorer, const std::filesystem::path& root, PortabilityOptions& options,
                std::function<int()>& call);

/// Adds `--on` and what belongs to it to the command `run`.
void add_run_on(CLI::App& run, PortabilityOptions& options);

}  // namespace lab
