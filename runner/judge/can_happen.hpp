// Decides claims that something can happen, or never does: seeing it twice proves it, not seeing it
// proves little.
#pragma once

#include <vector>

#include "fact.hpp"
#include "trial.hpp"

namespace lab::judge {

/// Upper limit, with 95 % confidence, of the chance of a thing that n independent tries did not
/// show: the rule of three, 3/n, at most 1. (Exact: 1 - 0.05^(1/n), which is less; Hanley and
/// Lippman-Hand, JAMA 249(13):1743-1745, 1983.)
double rule_of_three(int tries);

/// Judges by how many of the tries, each a process of its own, showed it: twice or more, VERIFIED;
/// never, INCONCLUSIVE not-observed with the bound in the detail; once, INCONCLUSIVE unconfirmed.
/// Never REFUTED.
Trial can_happen(int tries, int seen);

/// The same from one check a process. A missing value or one of a wrong type is never a verdict.
Trial can_happen(const std::vector<Check>& processes);

/// Judges the claim that a thing never happens by how many of the tries showed it, a
/// counterexample: twice or more, REFUTED; once, INCONCLUSIVE unconfirmed; never, INCONCLUSIVE
/// not-observed with the bound in the detail. Never VERIFIED: nobody can search for ever.
Trial never_happens(int tries, int seen);

/// The same from one check a process, each of which asks for the counterexample.
Trial never_happens(const std::vector<Check>& processes);

}  // namespace lab::judge
