// See telling.hpp.
#include "telling.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "../visible.hpp"
#include "words.hpp"

namespace lab {
namespace {

using fmt::arg;

constexpr MoveKind kKinds[] = {MoveKind::flip,  MoveKind::undecided, MoveKind::number,
                               MoveKind::value, MoveKind::appeared,  MoveKind::disappeared};

bool is_seen_once(MoveKind kind) {
    return kind == MoveKind::appeared || kind == MoveKind::disappeared;
}

std::string compilers_of(const nlohmann::ordered_json& machine) {
    std::vector<std::string> out;
    for (const auto& [name, banner] : machine.at("compilers").items()) out.push_back(banner);
    return fmt::format("{}", fmt::join(out, ", "));
}

std::string about_side(const Words& words, const char* head, const EvidenceFolder& side) {
    std::string first, last;
    std::size_t count = 0;
    for (const Standing& each : side.standings) {
        if (each.finished_at.empty()) continue;
        const std::string day = each.finished_at.substr(0, 10);
        first = first.empty() ? day : std::min(first, day), last = std::max(last, day);
        ++count;
    }
    const auto& m = side.machine;
    std::string out =
        words("side", arg("folder", side.path.lexically_normal().string()),
              arg("cpu", m.at("cpu").get<std::string>()), arg("cpus", m.at("cpus").get<int>()),
              arg("kernel", m.at("kernel").get<std::string>()), arg("compilers", compilers_of(m)),
              arg("count", count), arg("first", first), arg("last", last));
    if (side.stale > 0) out += words("stale", arg("n", side.stale));
    return padded(words(head), 8) + out + "\n";
}

std::string values_of(const Words& words, const Move& move) {
    const std::string before = measured_in_words(words, *move.before);
    const std::string after = measured_in_words(words, *move.after);
    if (before == after) return before;
    return words("from to", arg("before", before), arg("after", after));
}

// How many times as much; nothing where that says nothing.
std::string factor_of(const Words& words, const Move& move) {
    if (move.size == 0) return "";
    const auto before = judge::number(*move.before->estimate);
    const auto after = judge::number(*move.after->estimate);
    if (*before <= 0 || *after <= 0) return "";
    const bool is_bare = !move.before->interval && !move.after->interval;
    return words("factor", arg("factor", plainly(static_cast<double>(*after / *before)))) +
           (is_bare ? words("bare") : "");
}

std::string otherness_of(const Words& words, const Move& move) {
    if (move.another_threshold)
        return words("another threshold", arg("before", move.before->threshold),
                     arg("after", move.after->threshold));
    return move.another_listing ? words("another listing") : "";
}

std::string told(const Words& words, const Move& move) {
    if (is_seen_once(move.kind)) {
        const Standing& side = move.before ? *move.before : *move.after;
        return "  " + padded(move.id, 52) + verdict_in_short(words, side.verdict) + "\n";
    }
    std::string out = "  " + move.id + "\n      ";
    if (move.before->verdict != move.after->verdict)
        out += words("from to", arg("before", verdict_in_short(words, move.before->verdict)),
                     arg("after", verdict_in_short(words, move.after->verdict))) +
               "   ";
    return out + values_of(words, move) + factor_of(words, move) + otherness_of(words, move) + "\n";
}

std::string told(const Words& words, const Comparison& comparison, MoveKind kind, bool all) {
    constexpr std::size_t kMost = 10;
    const std::size_t count = comparison.count(kind);
    if (count == 0) return "";
    const bool is_cut = !all && kind != MoveKind::flip && kind != MoveKind::undecided;
    std::size_t shown = 0;
    std::string out = "\n" + words(std::string("kind ") + to_string(kind)) + "\n";
    for (const Move& move : comparison.moves)
        if (move.kind == kind && (!is_cut || shown < kMost)) ++shown, out += told(words, move);
    return shown == count ? out : out + words("more", arg("n", count - shown));
}

std::string sum_of(const Words& words, const Comparison& comparison) {
    std::string moved;
    for (const MoveKind kind : kKinds)
        if (!is_seen_once(kind) && comparison.count(kind) > 0)
            moved += words(std::string("n ") + to_string(kind), arg("n", comparison.count(kind)));
    std::string out = "\n" + words("sum", arg("both", comparison.both), arg("told", moved),
                                   arg("unmoved", comparison.unmoved()));
    if (comparison.other_listing > 0)
        out += words("other listings", arg("n", comparison.other_listing));
    return out + "\n";
}

std::string rows_of(const Words& words, const std::vector<DifferingFact>& facts) {
    const auto said = [&](const std::string& value) {
        return value.empty() ? words("absent") : visible_line(value);
    };
    std::string out;
    for (const DifferingFact& fact : facts)
        out += "  " + padded(fact.name, 30) +
               words("from to", arg("before", said(fact.before)), arg("after", said(fact.after))) +
               "\n";
    return out;
}

}  // namespace

std::string told(const Comparison& comparison, const EvidenceFolder& before,
                 const EvidenceFolder& after, Tongue tongue, bool all) {
    const Words words(tongue, comparing_phrases());
    std::string out = about_side(words, "before", before) + about_side(words, "after", after);
    for (const MoveKind kind : kKinds) out += told(words, comparison, kind, all);
    out += sum_of(words, comparison);
    out += "\n" + words(comparison.facts.empty() ? "no facts" : "facts") + "\n";
    out += rows_of(words, comparison.facts);
    if (!comparison.costs.empty())
        out += "\n" + words("costs") + "\n" + rows_of(words, comparison.costs);
    return out;
}

}  // namespace lab
