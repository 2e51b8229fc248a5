// Which experiments' files a publication writes, and why; pure.
#pragma once

#include <string>
#include <vector>

#include "../standing.hpp"

namespace lab {

/// One experiment's evidence on this machine, beside what was published of it.
struct Candidate {
    std::string experiment;
    std::string unfit;            ///< why it may not be published; empty: it may
    bool is_published = false;    ///< a file of it is there
    std::string outdated;         ///< why that file cannot stay; empty: it may
    std::vector<Standing> here;   ///< its claims on this machine
    std::vector<Standing> there;  ///< and as published
};

enum class Fate {
    added,
    replaced,
    kept,   ///< the published file stays: nothing moved, and it carries its own date
    unfit,  ///< not published now; a file that is there stays
};

struct Decision {
    std::string experiment;
    Fate fate = Fate::unfit;
    std::string why;

    bool writes() const { return fate == Fate::added || fate == Fate::replaced; }
};

/// A published file is replaced where it is outdated, or a claim came out otherwise: another
/// verdict, or an interval that has no point in common with the published one. Bare numbers that
/// differ do not count: counts differ from run to run, and history keeps them.
/// @param all replaces every file
Decision decide(const Candidate& candidate, bool all);

}  // namespace lab
