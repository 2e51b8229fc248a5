// What differs between two books: claims, listings and, with pages.hpp, pages. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "pages.hpp"
#include "side.hpp"

namespace lab::diff {

/// What of a claim changed. `says` is the claim file's own words for what must hold, `must_hold`
/// the threshold, predicate or control itself, `experiment` which one decides it.
enum class Aspect {
    added,
    removed,
    sentence,
    truth,
    note,
    sources,
    how,
    page,
    experiment,
    must_hold,
    says
};

struct ClaimChange {
    std::string id;
    Aspect aspect = Aspect::added;
    Text before, after;  ///< alike in both languages where the book has one word for both
};

/// How an experiment changed. What is not `words` has to be run again.
enum class Part { added, removed, listing, headers, flags, claims, words };

struct ExperimentChange {
    std::string id;
    std::set<Part> parts;

    /// Evidence from before the change says nothing about it.
    bool must_rerun() const;
};

struct Changes {
    std::vector<ClaimChange> claims;            ///< by id, aspects in the order above
    std::vector<ExperimentChange> experiments;  ///< by id
    std::vector<PageChange> pages;              ///< by path

    bool empty() const { return claims.empty() && experiments.empty() && pages.empty(); }
};

/// All that differs.
/// @param moved claims whose verdict or number moved: pages that speak of them are named too
Changes changes_between(const Side& base, const Side& head, const std::set<std::string>& moved);

/// What must hold, in the words of claim files: `ratio process / thread above 3`.
std::string must_hold(const Claim& claim);

/// The word for programs: as in the enum.
const char* to_string(Aspect aspect);
const char* to_string(Part part);

}  // namespace lab::diff
