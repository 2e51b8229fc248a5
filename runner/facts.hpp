// Tries claims about what a program reports: facts, order of events, samples, what can happen.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model.hpp"

namespace lab {

/// Judges a claim by whole runs of one variant. A run that did not end well, or did not report the
/// subject, is never a verdict: the try is marked failed and says why.
Try try_facts(const Claim& claim, const std::vector<Run>& runs);

/// Runs one more process at a time, until the thing was seen twice or `claim.tries` are used up.
Try try_can_happen(const Claim& claim, const std::function<Run()>& run_once);

/// "ended by SIGSEGV", "timed out after 30 s": why a run counts for nothing.
std::string describe_ending(const Run& run);

}  // namespace lab
