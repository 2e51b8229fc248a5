// Does this machine have what a claim file asks for?
#pragma once

#include <string>
#include <vector>

namespace lab::local {

/// The needs that are not met, each with what was seen and how to get it: "cpus:2 (1 CPU here)".
std::vector<std::string> missing_of(const std::vector<std::string>& needs);

}  // namespace lab::local
