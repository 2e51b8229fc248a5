// Names that somebody may have meant: the part of a complaint that helps.
#pragma once

#include <string>
#include <vector>

namespace lab {

/// The known names that contain what was seen, or else those that differ from it by a slip of the
/// hand; each once, at most five, in their order.
std::vector<std::string> similar(const std::string& seen, const std::vector<std::string>& known);

/// "; did you mean a, b?", or the other words where nothing is similar.
std::string did_you_mean(const std::string& seen, const std::vector<std::string>& known,
                         const std::string& otherwise = "");

}  // namespace lab
