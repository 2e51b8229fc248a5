// What became of one try, as a cell.
#pragma once

#include "cell.hpp"

namespace lab::portability {

inline constexpr std::size_t kMostLines = 12;     ///< of diagnostics that a cell keeps
inline constexpr std::size_t kLongestLine = 240;  ///< bytes of each, and of every reason

/// Reads build, runs and verdicts of a try. Its date is when the try ended.
Cell cell_from(const Setting& setting, const std::string& content, const Outcome& outcome);

}  // namespace lab::portability
