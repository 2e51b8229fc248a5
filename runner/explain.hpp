// The whole argument for one verdict, in plain words.
#pragma once

#include <string>

#include "evidence.hpp"

namespace lab {

/// What `lab explain CLAIM` prints: sentence, truth, what was measured, interval against
/// threshold, control, where the page is, and how to try it again.
std::string explain(const Sentence& sentence, const Experiment* experiment,
                    const Recorded* recorded, bool stale);

}  // namespace lab
