// The rules that join tries into a verdict.
#include "conclude.hpp"

#include <utility>

namespace lab::judge {
namespace {

Conclusion inconclusive_because(Reason reason, std::string detail = {}) {
    return {Verdict::inconclusive, reason, std::move(detail)};
}

/// "INCONCLUSIVE, budget"
std::string outcome(const Trial& trial) {
    const std::string why = explain(trial);
    return std::string(to_string(trial.verdict)) + (why.empty() ? "" : ", " + why);
}

Conclusion refuted(const Trial& real, const std::optional<Trial>& confirmation) {
    if (!confirmation)
        return wants_confirmation(real)
                   ? inconclusive_because(Reason::unconfirmed, "no second try was made")
                   : Conclusion{Verdict::refuted, Reason::none, ""};
    switch (confirmation->verdict) {
        case Verdict::refuted:
            return {Verdict::refuted, Reason::none, ""};
        case Verdict::verified:
            return inconclusive_because(Reason::contradiction, "REFUTED first, then VERIFIED");
        case Verdict::inconclusive:
        case Verdict::not_runnable:
            break;
    }
    return inconclusive_because(Reason::unconfirmed, "the second try: " + outcome(*confirmation));
}

Conclusion verified(const std::optional<Trial>& control) {
    if (!control) return inconclusive_because(Reason::control_undecided, "it was not tried");
    switch (control->verdict) {
        case Verdict::refuted:
            return {Verdict::verified, Reason::none, ""};
        case Verdict::verified:
            return inconclusive_because(Reason::insensitive);
        case Verdict::inconclusive:
            if (control->reason == Reason::not_observed)
                return {Verdict::verified, Reason::none, ""};
            break;
        case Verdict::not_runnable:
            break;
    }
    return inconclusive_because(Reason::control_undecided, outcome(*control));
}

}  // namespace

bool wants_confirmation(const Trial& real) {
    return real.verdict == Verdict::refuted && real.alpha.has_value();
}

bool wants_control(const Trial& real) { return real.verdict == Verdict::verified; }

Conclusion conclude(const Trial& real, const std::optional<Trial>& confirmation,
                    const std::optional<Trial>& control) {
    switch (real.verdict) {
        case Verdict::refuted:
            return refuted(real, confirmation);
        case Verdict::verified:
            return verified(control);
        case Verdict::inconclusive:
        case Verdict::not_runnable:
            break;
    }
    return {real.verdict, real.reason, real.detail};
}

Conclusion conclude_never(const Trial& real, const std::optional<Trial>& control) {
    const Conclusion as_it_is{real.verdict, real.reason, real.detail};
    if (real.reason != Reason::not_observed) return as_it_is;
    if (!control) return inconclusive_because(Reason::control_undecided, "it was not tried");
    if (control->verdict == Verdict::refuted) return as_it_is;
    if (control->reason == Reason::not_observed)
        return inconclusive_because(Reason::insensitive, "the control shows no counterexample");
    return inconclusive_because(Reason::control_undecided, outcome(*control));
}

}  // namespace lab::judge
