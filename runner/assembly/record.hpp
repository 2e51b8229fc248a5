// Records the assembly that claim files ask for: evidence/assembly/<topic>/<name>.json.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "../book.hpp"
#include "../plan.hpp"
#include "assembler.hpp"

namespace lab::assembly {

/// What became of one panel.
enum class Move {
    kept,     ///< recorded before with the same key: nothing was compiled
    added,    ///< there was none
    same,     ///< compiled again for another key; the code is the same
    changed,  ///< the code is another
    failed,   ///< could not be recorded; what was there before stands
};

/// One panel after another, as they are dealt with.
struct Moved {
    std::string experiment;  ///< topic/name
    std::string panel;
    Move move = Move::kept;
    std::string why;  ///< what changed in the key, or what failed, for people
};

struct RecordOptions {
    Filter filter;  ///< which experiments; `again`: also where the key is the same
    /// Called before each panel with how many are done, how many there are, and its name.
    std::function<void(std::size_t done, std::size_t all, const std::string& panel)> progress;
};

/// Compiles what is missing or out of date and writes it, one file an experiment, each whole or
/// not at all: a second call goes on where a first was stopped. Panels that no claim file asks for
/// any more are taken out. Throws Trouble where a file cannot be read or written.
/// @return one entry a panel, in the book's order
std::vector<Moved> record(const Book& book, const Assembler& assembler,
                          const RecordOptions& options);

/// The word for a move in summaries.
std::string to_string(Move move);

}  // namespace lab::assembly
