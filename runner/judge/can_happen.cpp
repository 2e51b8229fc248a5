// Counts occurrences over independent processes.
#include "can_happen.hpp"

#include <algorithm>
#include <string>

namespace lab::judge {

double rule_of_three(int tries) { return tries < 3 ? 1.0 : 3.0 / tries; }

Trial can_happen(int tries, int seen) {
    if (tries < 1) return inconclusive(Reason::too_few, "no process reported");
    const std::string n = std::to_string(tries);
    Trial trial;
    if (seen >= 2)
        trial.verdict = Verdict::verified;
    else if (seen == 1)
        trial = inconclusive(Reason::unconfirmed, "seen in 1 of " + n + " tries, not again");
    else
        trial = inconclusive(Reason::not_observed,
                             "not in " + n + " tries; its chance is at most " +
                                 to_string(Value(rule_of_three(tries))) + " (3/n, 95 %)");
    trial.n = tries;
    trial.up = seen;
    trial.down = tries - seen;
    return trial;
}

Trial can_happen(const std::vector<Check>& processes) {
    int tries = 0;
    int seen = 0;
    std::vector<Value> values;
    for (const Check& check : processes) {
        const std::string which = "process " + std::to_string(++tries);
        if (!check.seen) return inconclusive(Reason::failed_run, which + " did not report it");
        const Answer answer = holds(check.relation, check.threshold, *check.seen);
        if (!answer.holds) return inconclusive(Reason::bad_report, which + ": " + answer.problem);
        if (!*answer.holds) continue;
        values.push_back(*check.seen);
        ++seen;
    }
    Trial trial = can_happen(tries, seen);
    trial.estimate = typical(values);
    return trial;
}

}  // namespace lab::judge
