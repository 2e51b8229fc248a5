// What evidence keeps, as `status` and `explain` read it.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "model.hpp"
#include "plan.hpp"

namespace lab {

/// One try as evidence keeps it, for `status` and `explain`.
struct RecordedTry {
    std::string verdict, reason;
    std::string estimate;  ///< as shown; empty: none
    std::optional<std::pair<double, double>> interval;
    int n = 0, up = 0, down = 0;
    std::optional<int> needed;
    std::optional<double> alpha;               ///< chance of a wrong decision a side; costs only
    std::vector<std::string> values;           ///< facts: one a process, as JSON
    std::vector<std::string> others;           ///< same_as, differs_from: the other fact's, as JSON
    std::vector<std::vector<double>> samples;  ///< quantiles: those of each process
    std::vector<RecordedTry> links;            ///< an order of costs: one a pair of neighbours
    std::vector<BlockEvidence> blocks;
    std::vector<GuardReading> guard;  ///< one a segment; one a try of what has no arms
    std::string light;                ///< the worst of them; empty: not watched
    bool continued = false;           ///< went on at the end of the run
    int batches = 0;                  ///< timed batches a visit
    std::map<std::string, long long> batch_sizes;
    ClockRecord clock;
    std::vector<std::string> thrown_away;
    std::optional<unsigned long long> seed;
};

/// One claim as evidence keeps it.
struct RecordedClaim {
    std::string id, kind, relation, threshold, unit, verdict, reason;
    Text says;
    std::vector<std::string> subject;
    std::optional<RecordedTry> real, confirmation, control;
    std::string control_name;
    std::vector<std::string> limits;  ///< of a threshold that is a list: each as shown
    std::string wanted;               ///< the threshold as JSON
    std::optional<double> at;         ///< samples: the point of the series
    std::optional<double> q;          ///< quantile: which
    std::string overhead;             ///< ratio: the arm that surrounds both
};

/// The run's self-test as evidence keeps it.
struct RecordedSelfTest {
    std::string complaint;  ///< empty: the harness saw the truth
    RecordedTry same, half_more;
};

/// One experiment as evidence keeps it.
struct Recorded {
    Earlier earlier;
    std::string command, banner, listing, words;
    std::string diagnostics;  ///< the compiler's words: errors, or warnings
    std::string last_words;   ///< standard error of the last run that did not end well
    std::map<std::string, Text> controls, labels;
    std::vector<std::string> needs;
    std::optional<RecordedSelfTest> self_test;  ///< only where costs were compared
    std::vector<RecordedClaim> claims;
};

/// What is well-formed but says what no runner writes: a ratio of one arm, a threshold in words.
struct NotEvidence : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Reads one evidence file as evidence_json.cpp writes it. Throws nlohmann's exceptions where a
/// field is missing or of another type, and NotEvidence where its content cannot be.
Recorded recorded_from(const nlohmann::ordered_json& evidence);

}  // namespace lab
