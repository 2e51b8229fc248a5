// What a recording came to, in words for a terminal.
#pragma once

#include <string>
#include <vector>

#include "shelf.hpp"

namespace lab::portability {

/// What moved since the last recording, cell flips first; then how many cells are new.
std::string words_of_moves(const std::vector<Sheet>& before, const std::vector<Sheet>& after);

/// A line for each compiler and standard at `where`: how many build, warn, refuse, and verdicts.
std::string table_of(const std::vector<Sheet>& sheets, const std::string& where);

/// Each cell at `where` in which a listing or a claim is not as it should be, with the reason.
std::string faults_of(const std::vector<Sheet>& sheets, const std::string& where);

/// Is there any such cell?
bool has_faults(const std::vector<Sheet>& sheets, const std::string& where);

/// Cells at `where` that the service did not answer.
std::size_t unanswered(const std::vector<Sheet>& sheets, const std::string& where);

}  // namespace lab::portability
