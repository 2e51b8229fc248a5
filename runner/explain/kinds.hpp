// What differs in words from one kind of claim to another: what was asked, and how counts decide.
#pragma once

#include <string>
#include <utility>

#include "../recorded.hpp"
#include "words.hpp"

namespace lab {

/// "cost(process) / cost(thread) above 3.0".
std::string wanted_in_words(const Words& words, const RecordedClaim& claim);

/// What an exponent means, and the ratio of costs that it stands for; for growth claims.
std::string growth_in_words(const Words& words, const RecordedClaim& claim);

/// "24 of 26 blocks lie above 3.0; c[26] = 24 are enough …". Empty where nothing was counted; for a
/// kind that is newer than these words, the bare counts and where the rest stands.
/// @param evidence the evidence file
std::string decided_in_words(const Words& words, const RecordedClaim& claim,
                             const RecordedTry& seen, const std::string& evidence);

/// A program's output in one line: in quotes, the ends of its lines as \\n.
std::string in_quotes(const std::string& text);

/// The number that a text begins with, as evidence shows numbers; 0 where it begins with none.
double number_in(const std::string& text);

/// Name and parameter of an arm: "epoll@1000" is epoll at 1000.
std::pair<std::string, std::string> arm_and_parameter(const std::string& name);

}  // namespace lab
