// Writes a publication: the whole bundle changes at once, or not at all.
#pragma once

#include <filesystem>
#include <functional>

#include "draft.hpp"

namespace lab {

/// Makes the new bundle beside the old one and exchanges both in one step; whoever looks, and
/// whoever interrupts it, finds the old bundle or the new one.
/// @param finish is called with the folder of the new bundle before it takes its place
/// @throws Trouble where the disk says no; then the old bundle stands
void put_bundle(const std::filesystem::path& bundle, const Draft& draft,
                const std::function<void(const std::filesystem::path&)>& finish);

/// Removes what a publication left beside `bundle` that was killed.
void sweep_bundle(const std::filesystem::path& bundle);

}  // namespace lab
