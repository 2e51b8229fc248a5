// What a publication would write, before anything is written.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "../book.hpp"
#include "../local/checkout.hpp"
#include "selection.hpp"

namespace lab {

/// What is published from where to where.
struct Source {
    const Book& book;
    const std::vector<Job>& jobs;  ///< one an experiment, with what the machine lacks
    std::filesystem::path here;    ///< build/evidence
    std::filesystem::path bundle;  ///< evidence/<machine>; need not be there
    std::string now;               ///< UTC
    local::Checkout checkout;
};

struct Draft {
    std::vector<Decision> decisions;                     ///< in the book's order
    std::vector<std::string> dropped;                    ///< published, and no longer of the book
    std::map<std::filesystem::path, std::string> files;  ///< to write, from the bundle's folder
    std::size_t results = 0;                             ///< that history gains
    std::string line;                                    ///< of history; empty: gains none

    bool is_empty() const { return files.empty() && dropped.empty(); }
    std::size_t count(Fate fate) const;
};

/// @param all replaces every file
/// @throws Trouble where there is nothing to publish from, the bundle is another machine's, or what
/// stands in it cannot be read
Draft draft_of(const Source& source, bool all);

}  // namespace lab
