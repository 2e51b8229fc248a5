// A Compiler Explorer as a source of assembly.
#pragma once

#include <filesystem>
#include <vector>

#include "../explorer/client.hpp"
#include "../portability/compilers.hpp"
#include "assembler.hpp"

namespace lab::assembly {

/// Asks that instance, and only when something is to be recorded. Compilers without an id there
/// cannot compile.
/// @param client must live longer
/// @param root   of the book: listings and headers are read there
Assembler explorer_assembler(explorer::Client& client, const std::filesystem::path& root,
                             std::vector<portability::Compiler> compilers);

/// The lines of an answer that was asked for without directives, comments and symbols.
std::vector<RawLine> raw_lines_of(const std::vector<explorer::AsmLine>& assembly);

}  // namespace lab::assembly
