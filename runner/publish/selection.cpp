// See selection.hpp.
#include "selection.hpp"

#include <fmt/core.h>

#include "../moves.hpp"

namespace lab {
namespace {

// Enough of a move to replace a file that everyone has to fetch.
bool is_news(const Move& move) {
    if (move.kind != MoveKind::number) return move.kind != MoveKind::value;
    return move.before->interval && move.after->interval;
}

std::string in_words(const Move& move) {
    const std::string claim = move.id.substr(move.id.find('/') + 1);
    if (!move.before || !move.after) return fmt::format("{} {}", claim, to_string(move.kind));
    if (move.kind == MoveKind::number) return claim + " moved beyond both intervals";
    return fmt::format("{} {} to {}", claim, move.before->verdict, move.after->verdict);
}

}  // namespace

Decision decide(const Candidate& candidate, bool all) {
    const auto decided = [&](Fate fate, const std::string& why) {
        return Decision{candidate.experiment, fate, why};
    };
    if (!candidate.unfit.empty()) return decided(Fate::unfit, candidate.unfit);
    if (!candidate.is_published) return decided(Fate::added, "");
    if (!candidate.outdated.empty()) return decided(Fate::replaced, candidate.outdated);
    for (const Move& move : moves_between(candidate.there, candidate.here))
        if (is_news(move)) return decided(Fate::replaced, in_words(move));
    if (all) return decided(Fate::replaced, "asked for");
    return decided(Fate::kept, "");
}

}  // namespace lab
