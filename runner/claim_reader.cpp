// See claim_reader.hpp.
#include "claim_reader.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <regex>
#include <set>
#include <utility>

namespace lab {
namespace {

struct KindName {
    ClaimKind kind;
    const char* name;
};
constexpr std::array kKinds = {
    KindName{ClaimKind::fact, "fact"},           KindName{ClaimKind::order, "order"},
    KindName{ClaimKind::output, "output"},       KindName{ClaimKind::samples, "samples"},
    KindName{ClaimKind::quantile, "quantile"},   KindName{ClaimKind::can_happen, "can_happen"},
    KindName{ClaimKind::never, "never"},         KindName{ClaimKind::ratio, "ratio"},
    KindName{ClaimKind::total, "total"},         KindName{ClaimKind::growth, "growth"},
    KindName{ClaimKind::ascending, "ascending"},
};

struct Word {
    const char* name;
};
constexpr std::array kRelations = {
    Word{"equals"},  Word{"at_least"},     Word{"at_most"}, Word{"between"}, Word{"one_of"},
    Word{"same_as"}, Word{"differs_from"}, Word{"above"},   Word{"below"},   Word{"within"},
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
    constexpr std::size_t kLongest = 100;  // std::regex takes a stack frame for each character
    static const std::regex shape("[a-z][a-z0-9_]*(@[0-9]+)?");
    return name.size() <= kLongest && std::regex_match(name, shape);
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

// The comparisons that a kind understands; empty: those between exact values, all but `within`.
std::vector<std::string> relations_for(ClaimKind kind) {
    switch (kind) {
        case ClaimKind::ratio:
        case ClaimKind::total:
            return {"above", "below", "within"};
        case ClaimKind::growth:
            return {"above", "below"};
        case ClaimKind::quantile:
            return {"at_most", "above"};
        default:
            return {};
    }
}

void refuse_relation(const TomlTable& table, const Claim& claim, const std::string& word) {
    const std::vector<std::string> allowed = relations_for(claim.kind);
    const bool fits = allowed.empty()
                          ? word != "within"
                          : std::find(allowed.begin(), allowed.end(), word) != allowed.end();
    if (fits) return;
    const std::string wanted =
        allowed.empty() ? "between = [low, high]" : fmt::format("{}", fmt::join(allowed, " or "));
    table.complain(word, fmt::format("a {} takes {}, saw {}", to_string(claim.kind), wanted, word));
}

void read_comparison(const TomlTable& table, Claim& claim) {
    const std::string word = exactly_one(table, kRelations, "comparison");
    claim.relation = *judge::relation_from(word);
    refuse_relation(table, claim, word);
    const bool wants_number = word == "above" || word == "below" || word == "at_least" ||
                              word == "at_most" || word == "within";
    if (word == "between" || word == "one_of")
        read_list(table, word, claim);
    else if (claim.is_sequential())
        claim.threshold = {table.number(word)};
    else if (word == "same_as" || word == "differs_from")
        claim.threshold = {table.text(word)};
    else
        claim.threshold = {table.value(word)};
    if (wants_number) table.number(word);
}

void read_pair(const TomlTable& table, const std::string& word, Claim& claim) {
    claim.subject = table.texts(word);
    if (claim.subject.size() != 2 || claim.subject[0] == claim.subject[1])
        table.complain(word, fmt::format("wanted {} = [\"one arm\", \"another arm\"]", word));
    claim.overhead = table.text_or("overhead", "");
    read_comparison(table, claim);
}

void read_growth(const TomlTable& table, Claim& claim) {
    const std::string arm = table.text("growth");
    claim.from = table.number("from");
    claim.to = table.number("to");
    if (claim.from <= 0 || claim.to <= claim.from) table.complain("from", "wanted 0 < from < to");
    claim.subject = {fmt::format("{}@{:.0f}", arm, claim.to),
                     fmt::format("{}@{:.0f}", arm, claim.from)};
    read_comparison(table, claim);
}

void read_ascending(const TomlTable& table, Claim& claim) {
    claim.subject = table.texts("ascending");
    const std::set<std::string> different(claim.subject.begin(), claim.subject.end());
    if (claim.subject.size() < 3 || different.size() != claim.subject.size())
        table.complain("ascending",
                       "wanted three arms or more, cheapest first, each once; for two there is "
                       "ratio");
    claim.relation = judge::Relation::above;
    claim.threshold = {table.number("by")};
}

void read_timed(const TomlTable& table, const std::string& word, Claim& claim) {
    if (claim.kind == ClaimKind::growth)
        read_growth(table, claim);
    else if (claim.kind == ClaimKind::ascending)
        read_ascending(table, claim);
    else
        read_pair(table, word, claim);
    const double threshold = std::get<double>(claim.threshold[0]);
    if (!std::isfinite(threshold) || (claim.kind != ClaimKind::growth && threshold <= 0))
        table.complain("id", "wanted a finite threshold, above 0 for a ratio");
    if (claim.relation == judge::Relation::within && threshold <= 1)
        table.complain("within", "wanted a factor above 1: within = 1.25 is from 0.8 to 1.25");
    if (claim.kind == ClaimKind::ascending && threshold < 1)
        table.complain("by", "wanted at least 1: how many times dearer each is than the last");
}

void read_quantile(const TomlTable& table, Claim& claim) {
    claim.subject = {table.text("quantile")};
    claim.q = table.number("q");
    if (!(claim.q > 0 && claim.q < 1)) table.complain("q", "wanted 0 < q < 1, as in q = 0.99");
    read_comparison(table, claim);
}

// A key that the kind does not use would be ignored in silence.
void refuse_idle(const TomlTable& table, const std::string& kind) {
    const std::array<std::pair<const char*, std::vector<std::string>>, 7> users = {{
        {"at", {"samples"}},
        {"from", {"growth"}},
        {"to", {"growth"}},
        {"by", {"ascending"}},
        {"q", {"quantile"}},
        {"overhead", {"ratio"}},
        {"tries", {"can_happen", "never"}},
    }};
    for (const auto& [key, kinds] : users)
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end() && table.has(key))
            table.complain(key, fmt::format("{} claims take no {}, only {} claims do", kind, key,
                                            fmt::join(kinds, " and ")));
    for (const std::string& word : present(table, kRelations)) {
        if (kind == "order" || kind == "output")
            table.complain(word, fmt::format("{0} claims take no {1}: {0} = \"…\" is the whole "
                                             "comparison",
                                             kind, word));
        if (kind == "ascending")
            table.complain(word, fmt::format("ascending claims take no {}, but by = 1.5", word));
    }
}

void read_kind(const TomlTable& table, const std::string& word, Claim& claim) {
    if (claim.is_timed()) {
        read_timed(table, word, claim);
    } else if (claim.kind == ClaimKind::quantile) {
        read_quantile(table, claim);
    } else if (claim.kind == ClaimKind::order || claim.kind == ClaimKind::output) {
        claim.subject = {claim.kind == ClaimKind::order ? "events" : "stdout"};
        claim.threshold = {table.text(word)};
    } else {
        claim.subject = {table.text(word)};
        read_comparison(table, claim);
    }
    for (const std::string& name : claim.subject) need_name(table, word.c_str(), name);
    if (!claim.overhead.empty()) need_name(table, "overhead", claim.overhead);
}

}  // namespace

std::string to_string(ClaimKind kind) {
    for (const auto& each : kKinds)
        if (each.kind == kind) return each.name;
    return "unknown";
}

Claim read_claim(const TomlTable& table) {
    table.only({"id",       "says",    "control", "fact",       "order",    "output",
                "ratio",    "total",   "growth",  "ascending",  "samples",  "quantile",
                "never",    "equals",  "at_most", "can_happen", "at_least", "between",
                "one_of",   "same_as", "above",   "below",      "within",   "differs_from",
                "overhead", "at",      "from",    "to",         "by",       "q",
                "tries"});
    Claim claim;
    claim.id = table.text("id");
    claim.says = table.bilingual("says");
    claim.control = table.text_or("control", "control");
    const std::string word = exactly_one(table, kKinds, "kind");
    refuse_idle(table, word);
    for (const auto& each : kKinds)
        if (word == each.name) claim.kind = each.kind;
    read_kind(table, word, claim);
    need_name(table, "control", claim.control);
    if (claim.kind == ClaimKind::samples) claim.at = table.number("at");
    constexpr int kMostTries = 100'000;
    claim.tries = table.count_within("tries", 2, kMostTries, claim.tries);
    claim.line = table.line();
    return claim;
}

}  // namespace lab
