// What moved in the matrix between two recordings, most telling first.
#pragma once

#include <string>
#include <vector>

#include "shelf.hpp"

namespace lab::portability {

/// In the order in which they are told.
enum class Moved {
    build,      ///< builds on one side, does not on the other
    verdict,    ///< VERIFIED on one side, REFUTED on the other
    run,        ///< ends in another way
    undecided,  ///< another verdict, one of both no decision
    warning,    ///< the compiler has something to say on one side only
    tried,      ///< not tried, or not answered, on one side only
};

struct CellMove {
    Moved kind = Moved::build;
    std::string experiment;
    std::string cell;             ///< "local g++-12 c++20"
    std::string before, after;    ///< words of evidence: builds, refuses; a verdict
    std::string claim;            ///< of a verdict
    bool other_content = false;   ///< the listing, a header or the terms changed in between
    bool other_compiler = false;  ///< its version, the flags or the instance did
};

/// Moves of the cells that are on both sides, in the order of `kind`, experiment and cell.
std::vector<CellMove> moves_between(const std::vector<Sheet>& before,
                                    const std::vector<Sheet>& after);

/// "memory/page_fault local g++-12 c++20: builds -> refuses (the listing changed too)".
std::string words_of(const CellMove& move);

}  // namespace lab::portability
