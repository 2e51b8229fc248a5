// See standing.hpp.
#include "standing.hpp"

#include <fmt/core.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "judge/trial.hpp"
#include "recorded.hpp"

namespace lab {
namespace {

using Json = nlohmann::ordered_json;

std::string text_or_none(const Json& in) { return in.is_null() ? "" : in.get<std::string>(); }

std::optional<std::pair<double, double>> interval_from(const Json& in) {
    if (in.is_null()) return std::nullopt;
    const auto ends = in.get<std::pair<double, double>>();
    if (ends.first > ends.second)
        throw NotEvidence(fmt::format("wanted an interval from low to high, saw {}", in.dump()));
    return ends;
}

int count_from(const Json& in) {
    if (!in.is_number_integer() || in < 0 || in > std::numeric_limits<int>::max())
        throw NotEvidence(fmt::format("wanted a count as n, saw {}", in.dump()));
    return in.get<int>();
}

std::string verdict_from(const Json& in) {
    const std::string verdict = in.get<std::string>();
    if (!judge::verdict_from(verdict))
        throw NotEvidence(fmt::format("\"{}\" is not a verdict", verdict));
    return verdict;
}

Standing standing_from(const Json& in) {
    Standing out;
    out.id = in.at("id"), out.experiment = text_or_none(in.at("experiment"));
    out.kind = in.at("kind"), out.truth = in.at("truth");
    out.verdict = verdict_from(in.at("verdict")), out.reason = in.at("reason");
    out.estimate = value_from(in.at("estimate"));
    out.interval = interval_from(in.at("interval"));
    out.threshold = in.at("threshold").dump();
    out.n = count_from(in.at("n"));
    out.finished_at = text_or_none(in.at("finished_at"));
    return out;
}

}  // namespace

std::optional<judge::Value> value_from(const Json& in) {
    if (in.is_null()) return std::nullopt;
    if (in.is_boolean()) return in.get<bool>();
    if (in.is_string()) return in.get<std::string>();
    if (in.is_number_unsigned() &&
        in > static_cast<std::uint64_t>(std::numeric_limits<long long>::max()))
        return in.get<double>();
    if (in.is_number_integer()) return in.get<long long>();
    if (in.is_number()) return in.get<double>();
    throw NotEvidence(fmt::format("wanted a value, saw {}", in.dump()));
}

std::vector<Standing> standings_from(const Json& rows) {
    std::vector<Standing> out;
    for (const Json& row : rows) out.push_back(standing_from(row));
    return out;
}

}  // namespace lab
