// Who turns a listing into assembly: the compilers of this machine, or a Compiler Explorer.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "../local/sandbox/confinement.hpp"
#include "../model.hpp"
#include "../trouble.hpp"
#include "code.hpp"

namespace lab::assembly {

/// What to compile.
struct Request {
    const Experiment* experiment = nullptr;
    std::string compiler;            ///< its name in compilers.toml
    std::vector<std::string> flags;  ///< all of them, the standard ones first
};

/// What came of it. Where it did not compile there are no lines, and `why` says why.
struct Answer {
    std::vector<RawLine> lines;
    Names names;  ///< of the symbols in the lines; empty where the lines hold names
    std::string why;
};

/// One panel cannot be made: its compiler is unknown or not installed, refuses the listing, or
/// made no such function. Others can.
struct CannotCompile : Trouble {
    using Trouble::Trouble;
};

/// One source of assembly.
struct Assembler {
    std::string instance;  ///< "local", or the address of a Compiler Explorer
    /// Id and full version of a compiler, as evidence keeps them. Throws CannotCompile where
    /// it is unknown or not installed, and says how to get it.
    std::function<std::string(const std::string&compiler)> id_of, version_of;
    /// Throws Trouble where the work could not be done at all.
    std::function<Answer(const Request&)> assemble;
};

/// The compilers /usr/bin/NAME, inside the walls that stand around every compiler.
/// @param root of the book; output goes below its build/assembly
Assembler local_assembler(const std::filesystem::path& root, local::Walls walls);

}  // namespace lab::assembly
