// The compilers and interpreters of this machine.
#pragma once

#include <string>

#include "../model.hpp"

namespace lab::local {

/// Asks a compiler (g++, clang++, g++-13, …) who it is. Throws Trouble when it is not there.
Toolchain find_compiler(const std::string& name);

/// Debian's Python, not whatever stands first in PATH.
Toolchain find_python();

/// The flags every listing is compiled with, before those of its claim file.
const std::vector<std::string>& standard_flags();

/// The command that builds (or runs, for Python) a listing, as a reader can repeat it from the
/// root of the checkout.
std::string build_command(const Experiment& experiment, const Toolchain& toolchain,
                          const std::string& output);

}  // namespace lab::local
