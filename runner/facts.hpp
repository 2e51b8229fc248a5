// Tries claims about what a program reports: facts, events, output, samples, what can happen.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model.hpp"

namespace lab {

/// Judges a claim by whole runs of one variant. A run that did not end well, or did not report the
/// subject, is never a verdict: the try is marked failed and says why.
Try try_facts(const Claim& claim, const std::vector<Run>& runs);

/// For what can happen, or never does: runs one more process at a time, until the thing was seen
/// twice or `claim.tries` are used up.
Try try_until_seen(const Claim& claim, const std::function<Run()>& run_once);

/// Takes the samples of one more process at a time, until the claim about their quantile is decided
/// or `seconds` are over.
/// @param done what was sampled before, of a try that the budget cut off; else empty
Try try_quantile(const Claim& claim, const std::function<Run()>& run_once, double seconds,
                 Try done = {});

/// "ended by SIGSEGV", "timed out after 30 s": why a run counts for nothing.
std::string describe_ending(const Run& run);

}  // namespace lab
