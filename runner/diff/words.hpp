// The words of `lab diff` in the book's two languages.
#pragma once

#include <span>

#include "../explain/words.hpp"

namespace lab::diff {

/// All that `lab diff` can say, for Words.
std::span<const Phrase> diff_phrases();

}  // namespace lab::diff
