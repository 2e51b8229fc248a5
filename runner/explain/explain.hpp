// The whole argument for one verdict, in plain words.
#pragma once

#include <string>

#include "../catalogue.hpp"
#include "../recorded.hpp"
#include "words.hpp"

namespace lab {

/// A verdict in one line, as `lab run` and `lab status` give it where it is not VERIFIED: the
/// reason, or what was wanted and what was seen instead.
std::string in_one_line(const RecordedClaim& claim);

/// The words of the compiler, and of a program that did not end well: lines to stand below the
/// verdicts, with the head of each given; empty where all went well.
std::string words_of_programs(const Recorded& recorded, const std::string& head);

/// What `lab explain CLAIM` prints: the sentence; the argument, from what was wanted over counts
/// and threshold, machine, control, confirmation and self-test; the verdict and what to do; where
/// it all comes from and how to try and judge it again.
std::string explain(const Sentence& sentence, const Experiment* experiment,
                    const Recorded* recorded, bool stale, Tongue tongue = Tongue::en);

}  // namespace lab
