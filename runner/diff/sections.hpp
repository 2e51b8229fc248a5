// What a report consists of before it takes a form: headings, lines and items. Pure.
#pragma once

#include <string>
#include <vector>

#include "report.hpp"

namespace lab::diff {

/// A first line, and lines that say more about it; finished words in the style of the report.
using Item = std::vector<std::string>;

struct Section {
    std::string heading;
    std::vector<std::string> lead;
    std::vector<Item> items;
};

/// Speaks a language and writes a style.
struct Voice {
    Words words;
    Style style;

    std::string quoted(const std::string& text) const { return diff::quoted(style, text); }
    /// The names, quoted; at most so many, and the count of the rest.
    std::string list(const std::vector<std::string>& names, std::size_t most = 12) const;
    /// The name of a side: main (a1b2c3d).
    std::string name_of(const Told& side) const;
};

Section claims_section(const Changes& changes, const Voice& voice);
/// Experiments that have to be run again, then the others.
std::vector<Section> experiment_sections(const Changes& changes, const Voice& voice);
Section pages_section(const Changes& changes, const Voice& voice);
/// Where the numbers are from, then verdicts, then numbers.
std::vector<Section> evidence_sections(const Difference& found, const Voice& voice);

}  // namespace lab::diff
