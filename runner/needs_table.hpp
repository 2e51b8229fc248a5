// What listings may do beyond the usual, on one screen for a reviewer.
#pragma once

#include <string>
#include <vector>

#include "model.hpp"

namespace lab {

/// One line for each experiment that asks for anything: what it may use (exceptions from the
/// sandbox), what the machine must have (conditions), and longer limits; then how many ask.
std::string needs_table(const std::vector<Experiment>& experiments);

}  // namespace lab
