// A listing as it is sent to an instance: its text, and the headers that it includes.
#pragma once

#include <filesystem>
#include <vector>

#include "model.hpp"

namespace lab {

/// The source, with each header below snippets/ as an extra file of the name by which it is
/// included ("lab/lab.hpp"). An instance compiles in the folder of these files, so that the one
/// flag
/// `-I.` makes `#include <lab/lab.hpp>` find them; without headers there is no flag.
/// Throws Trouble when a file cannot be read.
/// @param listing from `root`, or absolute
/// @param headers from `root`, as includes.hpp finds them
explorer::Unit unit_of_listing(const std::filesystem::path& root,
                               const std::filesystem::path& listing,
                               const std::vector<std::filesystem::path>& headers);

}  // namespace lab
