// This machine as a place: the compilers of compilers.toml that it has, and its sandbox.
#pragma once

#include <filesystem>

#include "place.hpp"

namespace lab::portability {

/// Finds /usr/bin/NAME of each compiler. Its `instance` is the public name of the machine's kind,
/// which names no host: "amd-epyc-2-cpus-virtual". Throws Trouble where no sandbox can be made.
Place this_machine(const std::filesystem::path& root, const std::vector<Compiler>& compilers);

}  // namespace lab::portability
