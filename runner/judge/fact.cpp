// Relations between values, and the count of processes in which they hold.
#include "fact.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lab::judge {
namespace {

constexpr std::array kRelations{Relation::equals,       Relation::at_least, Relation::at_most,
                                Relation::between,      Relation::one_of,   Relation::same_as,
                                Relation::differs_from, Relation::above,    Relation::below,
                                Relation::within};

std::string kind(const Value& value) {
    if (number(value)) return "a number";
    return std::holds_alternative<bool>(value) ? "true or false" : "text";
}

bool is_nan(const Value& value) {
    const auto x = number(value);
    return x && std::isnan(*x);
}

bool wants_order(Relation relation) {
    switch (relation) {
        case Relation::at_least:
        case Relation::at_most:
        case Relation::between:
        case Relation::above:
        case Relation::below:
        case Relation::within:
            return true;
        case Relation::equals:
        case Relation::one_of:
        case Relation::same_as:
        case Relation::differs_from:
            return false;
    }
    return false;
}

/// Why the relation has no answer; empty if it has one.
std::string problem(Relation relation, const Threshold& threshold, const Value& seen) {
    const std::string name(to_string(relation));
    const std::size_t size = threshold.size();
    if (relation == Relation::between  ? size != 2
        : relation == Relation::one_of ? size == 0
                                       : size != 1)
        return name + " cannot be compared with " + std::to_string(size) + " values";
    for (const Value& wanted : threshold) {
        if (wants_order(relation) && !number(wanted))
            return name + " wants a number as threshold, not " + to_string(wanted);
        if (!comparable(wanted, seen)) return "wanted " + kind(wanted) + ", saw " + to_string(seen);
        if (is_nan(wanted)) return "the threshold is not a number";
    }
    if (is_nan(seen)) return "saw a value that is not a number";
    return "";
}

bool compare(Relation relation, const Threshold& threshold, const Value& seen) {
    const auto same = [&](const Value& wanted) { return equal(wanted, seen); };
    switch (relation) {
        case Relation::equals:
        case Relation::same_as:
        case Relation::one_of:
            return std::any_of(threshold.begin(), threshold.end(), same);
        case Relation::differs_from:
            return !same(threshold[0]);
        case Relation::at_least:
            return *number(seen) >= *number(threshold[0]);
        case Relation::at_most:
            return *number(seen) <= *number(threshold[0]);
        case Relation::above:
            return *number(seen) > *number(threshold[0]);
        case Relation::below:
            return *number(seen) < *number(threshold[0]);
        case Relation::within:
            return *number(seen) <= *number(threshold[0]) &&
                   *number(seen) * *number(threshold[0]) >= 1;
        case Relation::between:
            return *number(seen) >= *number(threshold[0]) && *number(seen) <= *number(threshold[1]);
    }
    return false;
}

Verdict verdict(int up, int down) {
    if (down == 0) return Verdict::verified;
    return up == 0 ? Verdict::refuted : Verdict::inconclusive;
}

std::string share(int up, int n) {
    return "holds in " + std::to_string(up) + " of " + std::to_string(n) + " processes";
}

}  // namespace

std::string_view to_string(Relation relation) {
    switch (relation) {
        case Relation::equals:
            return "equals";
        case Relation::at_least:
            return "at_least";
        case Relation::at_most:
            return "at_most";
        case Relation::between:
            return "between";
        case Relation::one_of:
            return "one_of";
        case Relation::same_as:
            return "same_as";
        case Relation::differs_from:
            return "differs_from";
        case Relation::above:
            return "above";
        case Relation::below:
            return "below";
        case Relation::within:
            return "within";
    }
    return "";
}

std::optional<Relation> relation_from(std::string_view text) {
    for (const Relation relation : kRelations)
        if (to_string(relation) == text) return relation;
    return std::nullopt;
}

Answer holds(Relation relation, const Threshold& threshold, const Value& seen) {
    if (auto why = problem(relation, threshold, seen); !why.empty()) return {std::nullopt, why};
    return {compare(relation, threshold, seen), ""};
}

Trial judge_fact(const std::vector<Check>& processes) {
    if (processes.empty()) return inconclusive(Reason::too_few, "no process reported");
    Trial trial;
    std::vector<Value> values;
    for (const Check& check : processes) {
        const std::string which = "process " + std::to_string(++trial.n);
        if (!check.seen) return inconclusive(Reason::failed_run, which + " did not report it");
        const Answer answer = holds(check.relation, check.threshold, *check.seen);
        if (!answer.holds) return inconclusive(Reason::bad_report, which + ": " + answer.problem);
        ++(*answer.holds ? trial.up : trial.down);
        values.push_back(*check.seen);
    }
    trial.verdict = verdict(trial.up, trial.down);
    trial.estimate = typical(values);
    if (trial.verdict == Verdict::inconclusive) {
        trial.reason = Reason::flaky;
        trial.detail = share(trial.up, trial.n);
    }
    return trial;
}

Trial judge_fact(Relation relation, const Threshold& threshold, const std::vector<Value>& seen) {
    std::vector<Check> processes;
    for (const Value& value : seen) processes.push_back({relation, threshold, value});
    return judge_fact(processes);
}

}  // namespace lab::judge
