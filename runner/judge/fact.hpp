// Decides claims about exact values: they hold in every process, in none, or now and then.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trial.hpp"
#include "value.hpp"

namespace lab::judge {

/// How a value relates to its threshold. `at_least`, `at_most`, `between` and `within` include the
/// limits; `above` and `below` do not. `within` a factor d means from 1/d to d.
enum class Relation {
    equals,
    at_least,
    at_most,
    between,
    one_of,
    same_as,
    differs_from,
    above,
    below,
    within,
};

/// The word that claim files use.
std::string_view to_string(Relation relation);
std::optional<Relation> relation_from(std::string_view text);

/// What a value is compared with: one value; two for `between`; any number for `one_of`; for
/// `same_as` and `differs_from` the other fact's value in the same process.
using Threshold = std::vector<Value>;

/// Whether a relation holds, or why that cannot be said.
struct Answer {
    std::optional<bool> holds;
    std::string problem;  ///< set exactly when `holds` is not: "wanted a number, saw true"
};

Answer holds(Relation relation, const Threshold& threshold, const Value& seen);

/// One process's share in a claim.
struct Check {
    Relation relation = Relation::equals;
    Threshold threshold;
    std::optional<Value> seen;  ///< nothing if the process did not report it
};

/// Judges a claim by one check a process: all hold, VERIFIED; all fail, REFUTED; mixed,
/// INCONCLUSIVE flaky. A missing value is Reason::failed_run and a value of a wrong type is
/// Reason::bad_report, never a verdict. The estimate is typical(): the value if all are equal, else
/// the median of numbers. `up` and `down` count the processes that hold and that fail.
Trial judge_fact(const std::vector<Check>& processes);

/// The same where all processes share one threshold.
Trial judge_fact(Relation relation, const Threshold& threshold, const std::vector<Value>& seen);

}  // namespace lab::judge
