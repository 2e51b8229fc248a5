// See moves.hpp.
#include "moves.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace lab {
namespace {

using Interval = std::pair<double, double>;

bool is_decided(const Standing& standing) {
    return standing.verdict == "VERIFIED" || standing.verdict == "REFUTED";
}

std::optional<double> number_of(const Standing& standing) {
    if (!standing.estimate) return std::nullopt;
    const auto number = judge::number(*standing.estimate);
    return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

// A bare number is an interval of one point.
Interval range_of(const Standing& standing, double number) {
    return standing.interval.value_or(Interval{number, number});
}

bool apart(const Interval& a, const Interval& b) {
    return a.second < b.first || b.second < a.first;
}

double size_of(double before, double after) {
    if (before == after) return 0;
    if (before > 0 && after > 0) return std::abs(std::log(after / before));
    return std::abs(after - before) / std::max(std::abs(before), std::abs(after));
}

double size_of(const Standing& before, const Standing& after) {
    const auto a = number_of(before), b = number_of(after);
    return a && b ? size_of(*a, *b) : 0;
}

bool same_value(const Standing& before, const Standing& after) {
    if (!before.estimate || !after.estimate) return !before.estimate && !after.estimate;
    return judge::equal(*before.estimate, *after.estimate);
}

std::optional<MoveKind> kind_of(const Standing& before, const Standing& after) {
    if (before.verdict != after.verdict)
        return is_decided(before) && is_decided(after) ? MoveKind::flip : MoveKind::undecided;
    const auto a = number_of(before), b = number_of(after);
    if (a && b)
        return apart(range_of(before, *a), range_of(after, *b)) ? std::optional(MoveKind::number)
                                                                : std::nullopt;
    return same_value(before, after) ? std::nullopt : std::optional(MoveKind::value);
}

bool is_another(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && a != b;
}

std::optional<Move> move_of(const Standing& before, const Standing& after) {
    const auto kind = kind_of(before, after);
    if (!kind) return std::nullopt;
    return Move{*kind,
                after.id,
                before,
                after,
                size_of(before, after),
                is_another(before.listing, after.listing),
                is_another(before.threshold, after.threshold)};
}

Move seen_once(MoveKind kind, const Standing& standing) {
    Move out;
    out.kind = kind, out.id = standing.id;
    (kind == MoveKind::appeared ? out.after : out.before) = standing;
    return out;
}

std::map<std::string, const Standing*> tried(const std::vector<Standing>& standings) {
    std::map<std::string, const Standing*> out;
    for (const Standing& each : standings)
        if (!each.finished_at.empty()) out[each.id] = &each;
    return out;
}

}  // namespace

const char* to_string(MoveKind kind) {
    switch (kind) {
        case MoveKind::flip:
            return "flip";
        case MoveKind::undecided:
            return "undecided";
        case MoveKind::number:
            return "number";
        case MoveKind::value:
            return "value";
        case MoveKind::appeared:
            return "appeared";
        case MoveKind::disappeared:
            return "disappeared";
    }
    return "";
}

std::vector<Move> moves_between(const std::vector<Standing>& before,
                                const std::vector<Standing>& after) {
    const auto then = tried(before), now = tried(after);
    std::vector<Move> out;
    for (const auto& [id, standing] : now) {
        const auto earlier = then.find(id);
        if (earlier == then.end())
            out.push_back(seen_once(MoveKind::appeared, *standing));
        else if (auto move = move_of(*earlier->second, *standing))
            out.push_back(std::move(*move));
    }
    for (const auto& [id, standing] : then)
        if (!now.count(id)) out.push_back(seen_once(MoveKind::disappeared, *standing));
    std::sort(out.begin(), out.end(), [](const Move& a, const Move& b) {
        return std::tuple(a.kind, -a.size, a.id) < std::tuple(b.kind, -b.size, b.id);
    });
    return out;
}

bool has_moved(const Standing& before, const Standing& after) {
    return kind_of(before, after).has_value();
}

}  // namespace lab
