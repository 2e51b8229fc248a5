// How a try of costs was timed, and what the machine did meanwhile, in words.
#pragma once

#include <string>

#include "../recorded.hpp"
#include "words.hpp"

namespace lab {

/// The lines `machine`, `timing` and `seed`; none for a try that timed nothing.
std::string circumstances(const Words& words, const RecordedTry& seen, const Recorded& recorded);

/// The same below the numbers of a control or a confirmation: without heads.
std::string circumstances_beside(const Words& words, const RecordedTry& seen);

}  // namespace lab
