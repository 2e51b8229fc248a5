// Joins the tries of one claim: as it stands, its confirmation, and its control.
#pragma once

#include <optional>
#include <string>

#include "trial.hpp"

namespace lab::judge {

/// What is said about a claim in the end.
struct Conclusion {
    Verdict verdict = Verdict::inconclusive;
    Reason reason = Reason::none;
    std::string detail;

    bool operator==(const Conclusion&) const = default;
};

/// Whether a try must be repeated before it may be reported: a refutation that rests on chance.
bool wants_confirmation(const Trial& real);

/// Whether a claim's control has to be tried at all: only a VERIFIED claim depends on it.
bool wants_control(const Trial& real);

/// The verdict on a claim.
///
/// - REFUTED stands, whatever the control. If it rests on chance, an independent second try must
///   agree; that one VERIFIED is a contradiction, anything else leaves it unconfirmed.
/// - VERIFIED stands if the control was REFUTED, or not observed for a thing that can happen. A
///   control that holds too makes it insensitive; one without verdict makes it control-undecided.
/// - INCONCLUSIVE and NOT_RUNNABLE stay what they are.
Conclusion conclude(const Trial& real, const std::optional<Trial>& confirmation,
                    const std::optional<Trial>& control);

/// The same for a claim that something never happens. REFUTED stands, since it was reproduced.
/// That no counterexample was found counts only if the control shows one, so that the search is
/// known to find what it looks for; otherwise it is insensitive, or control-undecided.
Conclusion conclude_never(const Trial& real, const std::optional<Trial>& control);

}  // namespace lab::judge
