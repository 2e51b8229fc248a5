// Counts occurrences over independent processes.
#include "can_happen.hpp"

#include <algorithm>
#include <string>

namespace lab::judge {

double rule_of_three(int tries) { return tries < 3 ? 1.0 : 3.0 / tries; }

namespace {

Trial counted(Trial trial, int tries, int seen) {
    trial.n = tries;
    trial.up = seen;
    trial.down = tries - seen;
    return trial;
}

std::string bound(int tries) {
    return "its chance is at most " + to_string(Value(rule_of_three(tries))) + " (3/n, 95 %)";
}

// The tries that showed it, judged by `rule`; a process that did not answer ends it.
template <class Rule>
Trial over_processes(const std::vector<Check>& processes, Rule rule) {
    int tries = 0;
    std::vector<Value> values;
    for (const Check& check : processes) {
        const std::string which = "process " + std::to_string(++tries);
        if (!check.seen) return inconclusive(Reason::failed_run, which + " did not report it");
        const Answer answer = holds(check.relation, check.threshold, *check.seen);
        if (!answer.holds) return inconclusive(Reason::bad_report, which + ": " + answer.problem);
        if (*answer.holds) values.push_back(*check.seen);
    }
    Trial trial = rule(tries, static_cast<int>(values.size()));
    trial.estimate = typical(values);
    return trial;
}

}  // namespace

Trial can_happen(int tries, int seen) {
    if (tries < 1) return inconclusive(Reason::too_few, "no process reported");
    const std::string n = std::to_string(tries);
    if (seen == 0)
        return counted(
            inconclusive(Reason::not_observed, "not in " + n + " tries; " + bound(tries)), tries,
            seen);
    if (seen == 1)
        return counted(inconclusive(Reason::unconfirmed, "seen in 1 of " + n + " tries, not again"),
                       tries, seen);
    Trial trial;
    trial.verdict = Verdict::verified;
    return counted(trial, tries, seen);
}

Trial can_happen(const std::vector<Check>& processes) {
    return over_processes(processes, [](int tries, int seen) { return can_happen(tries, seen); });
}

Trial never_happens(int tries, int seen) {
    if (tries < 1) return inconclusive(Reason::too_few, "no process reported");
    const std::string n = std::to_string(tries);
    if (seen == 0)
        return counted(inconclusive(Reason::not_observed,
                                    "no counterexample in " + n + " tries; " + bound(tries)),
                       tries, seen);
    if (seen == 1)
        return counted(inconclusive(Reason::unconfirmed,
                                    "a counterexample in 1 of " + n + " tries, not again"),
                       tries, seen);
    Trial trial;
    trial.verdict = Verdict::refuted;
    return counted(trial, tries, seen);
}

Trial never_happens(const std::vector<Check>& processes) {
    return over_processes(processes,
                          [](int tries, int seen) { return never_happens(tries, seen); });
}

}  // namespace lab::judge
