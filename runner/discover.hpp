// Finds the experiments of a book: a listing and the claim file beside it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue.hpp"
#include "includes.hpp"
#include "model.hpp"

namespace lab {

/// Reads every `snippets/<topic>/<name>.toml` under `root`, in alphabetical order.
/// Throws Trouble with file and line: unknown key, unknown claim id, a claim decided twice, a
/// claim file without a listing or a listing without a claim file.
std::vector<Experiment> discover(const std::filesystem::path& root, const Catalogue& catalogue);

/// Reads one claim file. Does not look at the catalogue.
Experiment read_experiment(const std::filesystem::path& root,
                           const std::filesystem::path& claim_file);

/// The same, with what is known of included files already.
Experiment read_experiment(const std::filesystem::path& root,
                           const std::filesystem::path& claim_file, Includes& includes);

/// What a claim file says by itself, without the listing beside it.
/// @param text the claim file
/// @param claim_file its path from the root, which gives the experiment's id
Experiment read_claim_text(std::string_view text, const std::filesystem::path& claim_file);

/// Is `need` one of the words that a claim file may ask for? See snippets/README.md.
bool is_known_need(const std::string& need);

}  // namespace lab
