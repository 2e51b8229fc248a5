// Reads what a compiler writes with -S: the instructions, without what only an assembler needs.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "code.hpp"

namespace lab::assembly {

/// Reads what `-S -g1 -masm=intel` wrote, by g++ or clang++. What is not executed is left out, and
/// so are labels that no instruction and no table of jumps names.
/// @param text    the whole `.s` file: untrusted
/// @param listing the file that was compiled, from the root of the book
std::vector<RawLine> read_compiler_output(std::string_view text,
                                          const std::filesystem::path& listing);

}  // namespace lab::assembly
