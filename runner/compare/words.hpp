// The words of `lab compare` and `lab history`, in the book's two languages.
#pragma once

#include <span>

#include "../explain/words.hpp"
#include "../standing.hpp"

namespace lab {

/// What both commands say beyond the words of `lab explain`.
std::span<const Phrase> comparing_phrases();

/// Three digits, without an exponent where a reader can do without: 1020, 0.25, 3e-05.
std::string plainly(double number);

/// "8.36 (6.63 to 9.11)"; a dash where there is no value. A long text is cut.
std::string measured_in_words(const Words& words, const Standing& standing);

/// A verdict without its reason.
std::string verdict_in_short(const Words& words, const std::string& verdict);

/// Spaces behind a text, so that what follows stands in one column.
std::string padded(const std::string& text, int width);

}  // namespace lab
