// A comparison in words.
#pragma once

#include <string>

#include "../explain/words.hpp"
#include "comparison.hpp"

namespace lab {

/// Flips first, then the largest moves, then counts, then the facts in which both differ.
/// @param all every number that moved, not only the first ten
std::string told(const Comparison& comparison, const EvidenceFolder& before,
                 const EvidenceFolder& after, Tongue tongue, bool all);

}  // namespace lab
