// A comparison in words, and its two forms: text for a terminal, Markdown for a web page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../explain/words.hpp"
#include "changes.hpp"
#include "measured.hpp"
#include "pen.hpp"

namespace lab::diff {

/// One side as it is named and what is known of its evidence.
struct Told {
    std::string name;         ///< as asked for: main, HEAD~1, .
    std::string commit;       ///< 40 digits; empty: the working tree
    std::string folder;       ///< of the evidence, as shown; empty: none
    std::string why;          ///< why there is none, where it is not simply missing
    bool left_aside = false;  ///< it was asked not to read any
    Measured measured;
    std::vector<std::string> outdated;  ///< experiments whose evidence is of an earlier version

    bool has_evidence() const { return !folder.empty() && why.empty(); }
};

/// All that `lab diff` found.
struct Difference {
    Told base, head;
    Changes changes;
    std::optional<Compared> compared;  ///< nothing: one side has no evidence
    int other_files = 0;               ///< that differ, beside claims, listings, pages and evidence

    /// Nothing of the book changed, nothing moved, and the numbers are of the same machine.
    bool empty() const;
};

/// What was found, in words.
/// @param most_bytes beyond it, items are left out and counted
std::string report(const Difference& found, Tongue tongue, Style style, std::size_t most_bytes);

/// The same for programs: schemas/diff.schema.json.
std::string json_of(const Difference& found, const std::string& kind);

}  // namespace lab::diff
