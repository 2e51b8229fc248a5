// Builds listings by generating a Ninja file and calling ninja: incremental and parallel.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "../model.hpp"
#include "sandbox/confinement.hpp"

namespace lab::local {

/// Builds every job's listing below `folder`, a path from `root`, each within `walls`; `built` is
/// called as each is ready. Python listings are compiled to byte code only, so that a syntax error
/// shows here. Throws Trouble when ninja is not there or could not do its work.
void build_listings(const std::filesystem::path& root, const std::filesystem::path& folder,
                    Walls walls, const std::vector<const Job*>& jobs,
                    const std::function<void(const Job&, Build)>& built);

}  // namespace lab::local
