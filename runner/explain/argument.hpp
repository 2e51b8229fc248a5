// The argument of one claim in words, from what was wanted to what the control showed.
#pragma once

#include <string>

#include "../recorded.hpp"
#include "words.hpp"

namespace lab {

/// "8.46", "100 °C", "no value".
std::string value_in_words(const Words& words, const RecordedClaim& claim, const RecordedTry& seen);

/// "INCONCLUSIVE: flaky: holds in 2 of 3 processes".
std::string verdict_in_words(const Words& words, const std::string& verdict,
                             const std::string& reason);

/// What a reason means; empty where there is nothing to explain.
std::string reason_in_words(const Words& words, const std::string& verdict,
                            const std::string& reason);

/// The lines from `wanted` to `self-test`.
/// @param evidence the file in which the rest stands
std::string argument(const Words& words, const RecordedClaim& claim, const Recorded& recorded,
                     const std::string& evidence);

}  // namespace lab
