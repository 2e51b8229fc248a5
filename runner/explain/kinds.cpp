// See kinds.hpp.
#include "kinds.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "../judge/can_happen.hpp"
#include "../judge/fact.hpp"
#include "../judge/sign_process.hpp"

namespace lab {
namespace {

using fmt::arg;

std::string of_subject(const Words&, const RecordedClaim& claim) { return claim.subject[0]; }

std::string of_ratio(const Words& words, const RecordedClaim& claim) {
    return words(claim.overhead.empty() ? "of ratio" : "of net ratio", arg("a", claim.subject[0]),
                 arg("b", claim.subject[1]), arg("overhead", claim.overhead));
}

std::string of_total(const Words& words, const RecordedClaim& claim) {
    return words("of total", arg("a", claim.subject[0]), arg("b", claim.subject[1]));
}

std::string of_chain(const Words& words, const RecordedClaim& claim) {
    return words("of chain", arg("arms", fmt::format("{}", fmt::join(claim.subject, " < "))));
}

std::string of_quantile(const Words& words, const RecordedClaim& claim) {
    return words("of quantile", arg("q", 100 * claim.q.value_or(0)),
                 arg("series", claim.subject[0]));
}

std::string of_output(const Words& words, const RecordedClaim&) { return words("of output"); }

std::string of_growth(const Words& words, const RecordedClaim& claim) {
    const auto [arm, to] = arm_and_parameter(claim.subject[0]);
    const auto [same, from] = arm_and_parameter(claim.subject[1]);
    return words("of growth", arg("arm", arm), arg("from", from), arg("to", to));
}

std::string of_samples(const Words& words, const RecordedClaim& claim) {
    return words("of samples", arg("series", claim.subject[0]), arg("at", claim.at.value_or(0)));
}

double stretch(const RecordedClaim& claim) {
    return number_in(arm_and_parameter(claim.subject[0]).second) /
           number_in(arm_and_parameter(claim.subject[1]).second);
}

// The ratio of costs that a block is compared with.
std::string threshold_ratio(const RecordedClaim& claim) {
    if (claim.kind != "growth") return claim.threshold;
    return three_digits(std::pow(stretch(claim), number_in(claim.threshold)));
}

std::string decided_by_processes(const Words& words, const RecordedClaim&,
                                 const RecordedTry& seen) {
    if (seen.n == 0) return "";
    const char* key = seen.down == 0 ? "holds in all"
                      : seen.up == 0 ? "fails in all"
                                     : "holds in some";
    return words(key, arg("n", seen.n), arg("up", seen.up), arg("down", seen.down));
}

std::string decided_by_sightings(const Words& words, const RecordedClaim& claim,
                                 const RecordedTry& seen) {
    if (seen.n == 0) return "";
    std::string key = seen.up == 0 ? "seen never" : seen.up == 1 ? "seen once" : "seen again";
    if (claim.kind == "never") key = "counter" + key;
    return words(key, arg("n", seen.n), arg("up", seen.up),
                 arg("bound", three_digits(judge::rule_of_three(seen.n))));
}

const char* decision(const RecordedTry& seen) {
    if (!seen.needed || seen.n < judge::SignRules{}.minimum) return "too few to decide";
    const bool is_decided = seen.verdict == "VERIFIED" || seen.verdict == "REFUTED";
    if (is_decided) return seen.up >= *seen.needed ? "above enough" : "below enough";
    return std::max(seen.up, seen.down) >= *seen.needed ? "enough but withheld" : "not enough";
}

std::string odds_of(const Words& words, const RecordedTry& seen) {
    return seen.alpha ? words("odds", arg("odds", std::lround(1 / *seen.alpha))) : "";
}

std::string decided_by_band(const Words& words, const RecordedClaim& claim,
                            const RecordedTry& seen) {
    const char* key = seen.verdict == "VERIFIED"  ? "inside the band"
                      : seen.verdict == "REFUTED" ? "outside the band"
                                                  : "across the band";
    const double factor = number_in(claim.threshold);
    return words(key, arg("low", three_digits(1 / factor)), arg("high", three_digits(factor)),
                 arg("odds", odds_of(words, seen)));
}

std::string decided_by_samples(const Words& words, const RecordedClaim& claim,
                               const RecordedTry& seen) {
    if (seen.n == 0) return "";
    return words("beyond the bound", arg("n", seen.n), arg("up", seen.up),
                 arg("bound", claim.threshold), arg("allowed", 100 - 100 * claim.q.value_or(0)),
                 arg("odds", odds_of(words, seen)));
}

std::string decided_by_blocks(const Words& words, const RecordedClaim& claim,
                              const RecordedTry& seen) {
    if (seen.n == 0) return "";
    if (claim.relation == "within") return decided_by_band(words, claim, seen);
    const std::string odds = odds_of(words, seen);
    return words(decision(seen), arg("n", seen.n), arg("up", seen.up), arg("down", seen.down),
                 arg("most", std::max(seen.up, seen.down)), arg("needed", seen.needed.value_or(0)),
                 arg("r0", threshold_ratio(claim)), arg("odds", odds),
                 arg("minimum", judge::SignRules{}.minimum));
}

// All that depends on the kind of a claim.
struct Kind {
    std::string_view name;
    std::string (*quantity)(const Words&, const RecordedClaim&);
    std::string (*decided)(const Words&, const RecordedClaim&, const RecordedTry&);
};
constexpr std::array kKinds = {
    Kind{"fact", of_subject, decided_by_processes},
    Kind{"order", of_subject, decided_by_processes},
    Kind{"samples", of_samples, decided_by_processes},
    Kind{"output", of_output, decided_by_processes},
    Kind{"quantile", of_quantile, decided_by_samples},
    Kind{"can_happen", of_subject, decided_by_sightings},
    Kind{"never", of_subject, decided_by_sightings},
    Kind{"ratio", of_ratio, decided_by_blocks},
    Kind{"total", of_total, decided_by_blocks},
    Kind{"ascending", of_chain, decided_by_blocks},
    Kind{"growth", of_growth, decided_by_blocks},
};

// Null for a kind that is newer than these words.
const Kind* kind_of(const RecordedClaim& claim) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const Kind& each) { return each.name == claim.kind; });
    return found == kKinds.end() ? nullptr : &*found;
}

}  // namespace

std::pair<std::string, std::string> arm_and_parameter(const std::string& name) {
    const std::size_t at = name.find('@');
    return {name.substr(0, at), at == std::string::npos ? "" : name.substr(at + 1)};
}

double number_in(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

std::string in_quotes(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '\n' ? "\\n" : std::string(1, c);
    return out + '"';
}

std::string growth_in_words(const Words& words, const RecordedClaim& claim) {
    return words("growth means", arg("slope", claim.threshold),
                 arg("to", arm_and_parameter(claim.subject[0]).second),
                 arg("from", arm_and_parameter(claim.subject[1]).second),
                 arg("r0", threshold_ratio(claim)));
}

std::string wanted_in_words(const Words& words, const RecordedClaim& claim) {
    const Kind* kind = kind_of(claim);
    std::string what = (kind ? kind->quantity : of_subject)(words, claim);
    if (words.tongue() == Tongue::zh && static_cast<unsigned char>(what.back()) < 0x80) what += ' ';
    std::string limits = claim.kind == "output" ? in_quotes(claim.threshold) : claim.threshold;
    if (!claim.limits.empty())
        limits = fmt::format(
            "{}", fmt::join(claim.limits, words(claim.relation == "between" ? "and" : "comma")));
    std::string relation = judge::relation_from(claim.relation) ? claim.relation : "other relation";
    if (claim.kind == "order") relation = "events equal";
    if (claim.kind == "ascending") relation = "each above";
    if (claim.kind == "never") what = words("never", arg("what", what));
    if (claim.relation == "within")
        return words(relation, arg("what", what), arg("wanted", limits),
                     arg("low", three_digits(1 / number_in(claim.threshold))));
    return words(relation, arg("what", what), arg("wanted", limits),
                 arg("relation", claim.relation));
}

std::string decided_in_words(const Words& words, const RecordedClaim& claim,
                             const RecordedTry& seen, const std::string& evidence) {
    if (const Kind* kind = kind_of(claim)) return kind->decided(words, claim, seen);
    return words("unknown kind", arg("kind", claim.kind), arg("n", seen.n), arg("up", seen.up),
                 arg("down", seen.down), arg("evidence", evidence));
}

}  // namespace lab
