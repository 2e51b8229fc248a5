// Lights of the environment guard, and the self-test's veto.
#include "guard.hpp"

#include <algorithm>
#include <utility>

namespace lab::judge {
namespace {

bool over(const std::optional<double>& reading, double limit) {
    return reading && *reading > limit;
}

bool reaches(const std::optional<double>& reading, double limit) {
    return reading && *reading >= limit;
}

bool decided(const Trial& trial) {
    return trial.verdict == Verdict::verified || trial.verdict == Verdict::refuted;
}

Trial withheld(Trial trial, Reason reason, std::string detail) {
    if (!decided(trial)) return trial;
    trial.verdict = Verdict::inconclusive;
    trial.reason = reason;
    trial.detail = std::move(detail);
    return trial;
}

std::string complaint(std::string_view what, Verdict wanted, const Trial& seen) {
    if (seen.verdict == wanted) return "";
    return std::string(what) + " should be " + std::string(to_string(wanted)) + ", was " +
           std::string(to_string(seen.verdict));
}

}  // namespace

std::string_view to_string(Light light) {
    switch (light) {
        case Light::green:
            return "GREEN";
        case Light::yellow:
            return "YELLOW";
        case Light::red:
            return "RED";
    }
    return "";
}

Light classify(const Reading& r) {
    const bool throttled = r.throttled.value_or(false);
    if (over(r.waiting, 0.60) || over(r.steal, 0.10) || throttled || over(r.spin_shift, 1.3))
        return Light::red;
    if (reaches(r.waiting, 0.10) || reaches(r.steal, 0.01) || reaches(r.spin_spread, 1.3))
        return Light::yellow;
    return Light::green;
}

Light worst(const std::vector<Reading>& readings) {
    Light out = Light::green;
    for (const Reading& reading : readings) out = std::max(out, classify(reading));
    return out;
}

Trial guarded(Trial trial, Light worst, bool needs_quiet) {
    if (worst != Light::red || !needs_quiet) return trial;
    return withheld(std::move(trial), Reason::environment, "the machine was not quiet");
}

std::string self_test_complaint(const Trial& same, const Trial& half_more) {
    auto why = complaint("an operation against itself", Verdict::refuted, same);
    if (!why.empty()) return why;
    return complaint("1.5 times the iterations", Verdict::verified, half_more);
}

Trial distrusted(Trial trial, const std::string& complaint) {
    if (complaint.empty()) return trial;
    return withheld(std::move(trial), Reason::self_test, complaint);
}

}  // namespace lab::judge
