// Reads what a program said on the record channel: untrusted lines against a strict schema.
#pragma once

#include <string>

#include "model.hpp"

namespace lab {

struct ParsedReport {
    Report report;
    std::string complaint;  ///< empty when every line passed
};

/// Accepts known records with known fields, finite numbers, bounded names and one value a fact.
/// The first line that is none of these ends the reading and is named in the complaint.
ParsedReport parse_report(const std::string& channel);

}  // namespace lab
