// Begins a new experiment: listing, claim file, and the places in the catalogue and on the pages.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// What was written, from the root of the book.
struct Begun {
    std::vector<std::filesystem::path> made, added_to;
    std::filesystem::path catalogue;  ///< where the sentence under test stands
};

/// Writes a listing, its claim file, a catalogue entry and both pages' stubs for `topic/name`; all
/// of them build and run as they are. Nothing is overwritten.
/// Throws Trouble when the name is malformed or something of it is there already.
Begun begin_experiment(const std::filesystem::path& root, const std::string& id);

}  // namespace lab
