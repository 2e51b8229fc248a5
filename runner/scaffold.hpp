// Begins a new experiment: listing, claim file, and the places in the catalogue and on the pages.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// Writes a listing, its claim file, a catalogue entry and both pages' stubs for `topic/name`; all
/// of them build and run as they are. Nothing is overwritten.
/// @return the files made, from the root
/// Throws Trouble when the name is malformed or something of it is there already.
std::vector<std::filesystem::path> begin_experiment(const std::filesystem::path& root,
                                                    const std::string& id);

}  // namespace lab
