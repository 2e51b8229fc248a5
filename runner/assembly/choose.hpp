// Finds the function that a panel asks for, with the parts that the compiler split from it.
#pragma once

#include <vector>

#include "../trouble.hpp"
#include "code.hpp"
#include "panel.hpp"

namespace lab::assembly {

/// Lines of a panel's side at most; what is beyond is left out, and said to be.
inline constexpr std::size_t kMostLines = 120;

struct Chosen {
    std::vector<Function> functions;  ///< the function itself first, then its parts
    std::size_t left_out = 0;         ///< lines beyond kMostLines
};

/// The compiler's output has no such function, or several. The message names those that are there.
struct NoSuchFunction : Trouble {
    using Trouble::Trouble;
};

/// @param all  all functions of a listing
/// @param name demangled, or the start of it: an exact name comes before a longer one
/// @param part of a coroutine; `whole` for all of its parts
/// Throws NoSuchFunction.
Chosen choose(const std::vector<Function>& all, const std::string& name, Part part);

}  // namespace lab::assembly
