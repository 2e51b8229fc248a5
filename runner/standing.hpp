// Where one claim stands in a set of evidence, as claims.json says it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "judge/value.hpp"

namespace lab {

struct Standing {
    std::string id, experiment, kind, truth, verdict, reason;
    std::optional<judge::Value> estimate;
    std::optional<std::pair<double, double>> interval;
    std::string threshold;  ///< as JSON
    int n = 0;
    std::string finished_at;  ///< UTC; empty: nothing was ever tried
    std::string listing;      ///< see listing_of in key.hpp; empty: not known
};

/// Reads the rows of `claims` (schemas/claims.schema.json). Throws NotEvidence or nlohmann's
/// exceptions where they are not as the runner writes them.
std::vector<Standing> standings_from(const nlohmann::ordered_json& rows);

/// A measured value in JSON as the judge holds it; nothing for null. Throws NotEvidence.
std::optional<judge::Value> value_from(const nlohmann::ordered_json& in);

}  // namespace lab
