// Names of verdicts and reasons.
#include "trial.hpp"

#include <array>
#include <utility>

namespace lab::judge {
namespace {

constexpr std::array kVerdicts{Verdict::verified, Verdict::refuted, Verdict::inconclusive,
                               Verdict::not_runnable};

constexpr std::array kReasons{Reason::none,
                              Reason::insensitive,
                              Reason::near_threshold,
                              Reason::too_few,
                              Reason::timer_resolution,
                              Reason::below_overhead,
                              Reason::environment,
                              Reason::contradiction,
                              Reason::unconfirmed,
                              Reason::not_observed,
                              Reason::flaky,
                              Reason::budget,
                              Reason::control_undecided,
                              Reason::failed_run,
                              Reason::bad_report,
                              Reason::self_test};

template <class Name, class Names>
std::optional<Name> find(const Names& names, std::string_view text) {
    for (const Name name : names)
        if (to_string(name) == text) return name;
    return std::nullopt;
}

}  // namespace

Trial not_runnable(std::string missing) {
    Trial trial;
    trial.verdict = Verdict::not_runnable;
    trial.detail = std::move(missing);
    return trial;
}

Trial inconclusive(Reason reason, std::string detail) {
    Trial trial;
    trial.reason = reason;
    trial.detail = std::move(detail);
    return trial;
}

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::verified:
            return "VERIFIED";
        case Verdict::refuted:
            return "REFUTED";
        case Verdict::inconclusive:
            return "INCONCLUSIVE";
        case Verdict::not_runnable:
            return "NOT_RUNNABLE";
    }
    return "";
}

std::string_view to_string(Reason reason) {
    switch (reason) {
        case Reason::none:
            return "";
        case Reason::insensitive:
            return "insensitive";
        case Reason::near_threshold:
            return "near-threshold";
        case Reason::too_few:
            return "too-few";
        case Reason::timer_resolution:
            return "timer-resolution";
        case Reason::below_overhead:
            return "below-overhead";
        case Reason::environment:
            return "environment";
        case Reason::contradiction:
            return "contradiction";
        case Reason::unconfirmed:
            return "unconfirmed";
        case Reason::not_observed:
            return "not-observed";
        case Reason::flaky:
            return "flaky";
        case Reason::budget:
            return "budget";
        case Reason::control_undecided:
            return "control-undecided";
        case Reason::failed_run:
            return "failed-run";
        case Reason::bad_report:
            return "bad-report";
        case Reason::self_test:
            return "self-test";
    }
    return "";
}

std::optional<Verdict> verdict_from(std::string_view text) {
    return find<Verdict>(kVerdicts, text);
}

std::optional<Reason> reason_from(std::string_view text) { return find<Reason>(kReasons, text); }

std::string explain(Reason reason, const std::string& detail) {
    const std::string name(to_string(reason));
    if (name.empty() || detail.empty()) return name + detail;
    return name + ": " + detail;
}

std::string explain(const Trial& trial) { return explain(trial.reason, trial.detail); }

}  // namespace lab::judge
