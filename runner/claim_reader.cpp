// See claim_reader.hpp.
#include "claim_reader.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <regex>

namespace lab {
namespace {

struct KindName {
    ClaimKind kind;
    const char* name;
};
constexpr std::array kKinds = {
    KindName{ClaimKind::fact, "fact"},       KindName{ClaimKind::order, "order"},
    KindName{ClaimKind::ratio, "ratio"},     KindName{ClaimKind::growth, "growth"},
    KindName{ClaimKind::samples, "samples"}, KindName{ClaimKind::can_happen, "can_happen"},
};

struct Word {
    const char* name;
};
constexpr std::array kRelations = {
    Word{"equals"},  Word{"at_least"},     Word{"at_most"}, Word{"between"}, Word{"one_of"},
    Word{"same_as"}, Word{"differs_from"}, Word{"above"},   Word{"below"},
};

template <class Table>
std::vector<std::string> present(const TomlTable& table, const Table& names) {
    std::vector<std::string> out;
    for (const auto& each : names)
        if (table.has(each.name)) out.emplace_back(each.name);
    return out;
}

template <class Table>
std::string exactly_one(const TomlTable& table, const Table& names, const char* what) {
    const std::vector<std::string> seen = present(table, names);
    if (seen.size() == 1) return seen[0];
    std::vector<std::string> all;
    for (const auto& each : names) all.emplace_back(each.name);
    table.complain(
        seen.empty() ? "id" : seen[1],
        fmt::format("wanted exactly one {} ({}), saw {}", what, fmt::join(all, ", "),
                    seen.empty() ? "none" : fmt::format("{}", fmt::join(seen, " and "))));
}

bool is_name(const std::string& name) {
    static const std::regex shape("[a-z][a-z0-9_]*(@[0-9]+)?");
    return std::regex_match(name, shape);
}

void need_name(const TomlTable& table, const char* key, const std::string& name) {
    if (!is_name(name))
        table.complain(key, fmt::format("wanted a lower_case name, saw \"{}\"", name));
}

void read_list(const TomlTable& table, const std::string& word, Claim& claim) {
    claim.threshold = table.values(word);
    const auto is_number = [](const judge::Value& value) {
        return judge::number(value).has_value();
    };
    const bool numbers = std::all_of(claim.threshold.begin(), claim.threshold.end(), is_number);
    if (word == "between" && (claim.threshold.size() != 2 || !numbers))
        table.complain(word, "wanted between = [low, high]");
    if (claim.threshold.empty()) table.complain(word, "wanted one_of = [value, …]");
}

void read_comparison(const TomlTable& table, Claim& claim) {
    const std::string word = exactly_one(table, kRelations, "comparison");
    claim.relation = *judge::relation_from(word);
    const bool is_cost = word == "above" || word == "below";
    if (claim.is_timed() && !is_cost)
        table.complain(
            word, fmt::format("a {} takes above or below, saw {}", to_string(claim.kind), word));
    if (word == "between" || word == "one_of")
        read_list(table, word, claim);
    else if (claim.is_timed())
        claim.threshold = {table.number(word)};
    else if (word == "same_as" || word == "differs_from")
        claim.threshold = {table.text(word)};
    else
        claim.threshold = {table.value(word)};
    if (is_cost || word == "at_least" || word == "at_most") table.number(word);
}

void read_timed(const TomlTable& table, Claim& claim) {
    if (claim.kind == ClaimKind::ratio) {
        claim.subject = table.texts("ratio");
        if (claim.subject.size() != 2 || claim.subject[0] == claim.subject[1])
            table.complain("ratio", "wanted ratio = [\"one arm\", \"another arm\"]");
    } else {
        const std::string arm = table.text("growth");
        claim.from = table.number("from");
        claim.to = table.number("to");
        if (claim.from <= 0 || claim.to <= claim.from)
            table.complain("from", "wanted 0 < from < to");
        claim.subject = {fmt::format("{}@{:.0f}", arm, claim.to),
                         fmt::format("{}@{:.0f}", arm, claim.from)};
    }
    read_comparison(table, claim);
    const double threshold = std::get<double>(claim.threshold[0]);
    if (!std::isfinite(threshold) || (claim.kind == ClaimKind::ratio && threshold <= 0))
        table.complain("id", "wanted a finite threshold, above 0 for a ratio");
}

// A key that the kind does not use would be ignored in silence.
void refuse_idle(const TomlTable& table, const std::string& kind) {
    for (const auto& [key, user] : {std::pair{"at", "samples"},
                                    {"from", "growth"},
                                    {"to", "growth"},
                                    {"tries", "can_happen"}})
        if (kind != user && table.has(key))
            table.complain(key, fmt::format("{} claims take no {}", kind, key));
    for (const std::string& word : present(table, kRelations))
        if (kind == "order") table.complain(word, fmt::format("order claims take no {}", word));
}

}  // namespace

std::string to_string(ClaimKind kind) {
    for (const auto& each : kKinds)
        if (each.kind == kind) return each.name;
    return "unknown";
}

Claim read_claim(const TomlTable& table) {
    table.only({"id",      "says",    "control",    "fact",         "order",    "ratio",
                "growth",  "samples", "can_happen", "equals",       "at_least", "at_most",
                "between", "one_of",  "same_as",    "differs_from", "above",    "below",
                "at",      "from",    "to",         "tries"});
    Claim claim;
    claim.id = table.text("id");
    claim.says = table.bilingual("says");
    claim.control = table.text_or("control", "control");
    const std::string word = exactly_one(table, kKinds, "kind");
    refuse_idle(table, word);
    for (const auto& each : kKinds)
        if (word == each.name) claim.kind = each.kind;
    if (claim.is_timed()) {
        read_timed(table, claim);
    } else if (claim.kind == ClaimKind::order) {
        claim.subject = {"events"};
        claim.threshold = {table.text("order")};
    } else {
        claim.subject = {table.text(word)};
        read_comparison(table, claim);
    }
    for (const std::string& name : claim.subject) need_name(table, word.c_str(), name);
    need_name(table, "control", claim.control);
    if (claim.kind == ClaimKind::samples) claim.at = table.number("at");
    claim.tries = static_cast<int>(table.number_at_least("tries", 2, claim.tries));
    claim.line = table.line();
    return claim;
}

}  // namespace lab
