// `lab explorer record` and `lab run --on explorer`, once their options are read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "../plan.hpp"
#include "explorer.hpp"

namespace lab {

struct PortabilityOptions {
    Filter filter;
    std::string on = "local";                       ///< or "explorer": asks the network
    ExplorerAccess access;                          ///< of the other
    std::vector<std::string> compilers, standards;  ///< names of compilers.toml; empty: all
    bool all = false;                               ///< run --on explorer: the whole book
    bool dry_run = false;
    bool assembly = false;  ///< record: the panels of [[assembly]] instead of the matrix
};

/// Fills evidence/portability: what is missing or out of date, or all of it with `filter.again`.
int record_command(const std::filesystem::path& root, const PortabilityOptions& options);

/// Tries experiments at a Compiler Explorer there and then; keeps what came of it in
/// build/evidence/portability.
int run_on_explorer(const std::filesystem::path& root, const PortabilityOptions& options);

}  // namespace lab
