// Which pages differ between two books, and which speak of what moved. Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "side.hpp"

namespace lab::diff {

enum class Fate { same, changed, added, removed };

struct PageChange {
    std::string page;
    Fate en = Fate::same, zh = Fate::same;
    std::vector<std::string> speaks_of;  ///< claims and experiments that moved

    bool is_edited() const { return en != Fate::same || zh != Fate::same; }
};

/// Pages that were edited, and those that speak of what moved.
/// @param moved ids of claims and experiments
std::vector<PageChange> pages_between(const Side& base, const Side& head,
                                      const std::set<std::string>& moved);

/// The ids among `known` that a page's source names.
std::vector<std::string> named_in(const std::string& source, const std::set<std::string>& known);

/// The word for programs: as in the enum.
const char* to_string(Fate fate);

}  // namespace lab::diff
