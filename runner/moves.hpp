// What changed between two sets of evidence: verdicts that flipped, numbers that moved.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "standing.hpp"

namespace lab {

/// What a move is, the most telling first.
///
/// Numbers have moved when they are further apart than what was measured allows: both intervals
/// have no point in common, or a bare number lies outside the other's interval, or two bare numbers
/// differ. That is a careful test where there are intervals: each holds the true value all but
/// surely, so two that share no point differ, but a difference smaller than both is not told. What
/// an interval does not know is how a machine drifts between two runs, and a bare number (a count)
/// has none: where it differs from run to run, every comparison tells it. schemas/README.md says
/// how often that happens on one machine.
enum class MoveKind {
    flip,         ///< VERIFIED on one side, REFUTED on the other
    undecided,    ///< another verdict, one of both being INCONCLUSIVE or NOT_RUNNABLE
    number,       ///< the same verdict, another number
    value,        ///< the same verdict, another text or truth, or a value on one side only
    appeared,     ///< tried after, and not before
    disappeared,  ///< tried before, and not after
};

/// The word for programs: as in the enum.
const char* to_string(MoveKind kind);

struct Move {
    MoveKind kind = MoveKind::number;
    std::string id;
    std::optional<Standing> before, after;  ///< nothing: not tried there
    /// Of two numbers: |log(after / before)| where both are positive, else their distance over the
    /// greater magnitude; 0 where there are no two.
    double size = 0;
    bool another_listing = false;  ///< known on both sides, and not the same
    bool another_threshold = false;
};

/// All moves, the most telling first; moves alike in kind and size by id. A claim that was never
/// tried (no `finished_at`) counts as absent.
std::vector<Move> moves_between(const std::vector<Standing>& before,
                                const std::vector<Standing>& after);

/// Whether two standings of one claim, tried on both sides, differ by a move.
bool has_moved(const Standing& before, const Standing& after);

}  // namespace lab
