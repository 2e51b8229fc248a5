// `lab explorer record --assembly`, once its options are read.
#pragma once

#include <filesystem>

#include "portability.hpp"

namespace lab {

/// Records the panels that claim files ask for, and tells what moved. Exit status 1 where one could
/// not be recorded. Holds the book's lock meanwhile.
int record_assembly_command(const std::filesystem::path& root, const PortabilityOptions& options);

}  // namespace lab
