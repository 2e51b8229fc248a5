// Which claim a word of the command line means.
#pragma once

#include <string>
#include <vector>

#include "../book.hpp"

namespace lab {

/// The id that a word names: itself, or the only one that ends with or contains it, or the only
/// claim of the experiment that it names. Throws Trouble with what else may have been meant.
/// @param known ids beside those of the experiments
std::string claim_named(const std::string& word, const std::vector<std::string>& known,
                        const std::vector<Experiment>& experiments);

}  // namespace lab
