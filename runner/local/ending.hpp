// From what was seen of a process to how it ended: each ending told apart, none in its favour.
#pragma once

#include "../model.hpp"
#include "process.hpp"

namespace lab::local {

/// Sets the run's ending, code, reason and the limits that were hit, by what the supervisor, the
/// kernel's counters and the channel say, in that order of trust.
/// @param run its report has been read already; `complaint` is what was wrong with it
void put_ending(Run& run, const Spoken& spoken, const Powers& powers, const std::string& complaint);

}  // namespace lab::local
