// Compiles one listing, confined: what ninja calls for each (`lab-runner compile`).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "../model.hpp"
#include "sandbox/confinement.hpp"

namespace lab::local {

/// What to compile, from the root of the checkout, which is the working folder.
struct CompileOrder {
    Walls walls = Walls::sandbox;
    std::filesystem::path program;  ///< to make; empty when Python only checks syntax
    std::filesystem::path listing;
    std::vector<std::filesystem::path> headers;  ///< all that it may include of the project
    std::vector<std::string> compiler;           ///< absolute path and flags
};

/// The words after `lab-runner`, and back; none where they are anything else.
std::vector<std::string> words_of(const CompileOrder& order);
std::optional<CompileOrder> compile_order_from(const std::vector<std::string>& words);

/// Makes `program`, `program`.diagnostics (what the compiler said) and `program`.ending (see
/// read_ending). A listing that does not compile is not an error of this function. Throws Trouble.
void compile(const CompileOrder& order);

/// When the file that read_ending reads was written; none where there is none.
using Stamp = std::optional<std::filesystem::file_time_type>;
Stamp stamp_of_ending(const std::filesystem::path& program);

/// How compiling ended, as the file beside the program says: an ending and, after a colon, why.
void read_ending(const std::filesystem::path& program, Build& build);

}  // namespace lab::local
