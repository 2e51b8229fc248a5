// Two folders of evidence side by side: what moved, and what the machines differ in; pure.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../evidence_folder.hpp"
#include "../moves.hpp"

namespace lab {

/// A fact of machine.json that is another one on the other side; empty: not said there.
struct DifferingFact {
    std::string name;  ///< "kernel", "mitigations.retbleed"
    std::string before, after;
};

struct Comparison {
    std::vector<Move> moves;           ///< the most telling first
    std::vector<DifferingFact> facts;  ///< any of them may explain a move, none need
    std::vector<DifferingFact> costs;  ///< the fingerprints, in ns, where both have one
    std::size_t both = 0;              ///< claims tried on both sides
    std::size_t other_listing = 0;     ///< of them, with another listing or threshold

    std::size_t count(MoveKind kind) const;
    /// Claims tried on both sides of which nothing is to be told.
    std::size_t unmoved() const;
};

Comparison compare(const EvidenceFolder& before, const EvidenceFolder& after);

/// For programs: schemas/comparison.schema.json.
nlohmann::ordered_json to_json(const Comparison& comparison, const EvidenceFolder& before,
                               const EvidenceFolder& after);

}  // namespace lab
