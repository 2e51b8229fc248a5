// The evidence of one side of a comparison, and what moved between both.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "../moves.hpp"
#include "../standing.hpp"

namespace lab::diff {

struct Measured {
    std::string machine, cpu;  ///< its id, and what it is; empty: not told
    std::vector<Standing> standings;
};

/// Where the evidence of one side is, or why there is none.
struct Found {
    std::optional<std::filesystem::path> folder;
    bool is_published = false;  ///< the reference bundle of a revision
};

/// The reference bundle of the book below `root`: evidence/<machine>, as evidence/published.toml
/// names it. Throws Trouble where that file is not as it must be.
Found published_in(const std::filesystem::path& root);

/// Reads claims.json and machine.json of a folder of evidence. Throws Trouble, or Refused.
Measured read_measured(const std::filesystem::path& folder);

/// Experiments whose evidence was made from another listing, threshold, header or flag than the
/// book holds: what it says is of another version. One without evidence is none of them.
std::vector<std::string> outdated_in(
    const std::filesystem::path& folder,
    const std::map<std::string, std::map<std::string, std::string>>& parts);

/// What moved where both sides have measured, and what is new or gone among claims that changed.
struct Compared {
    std::vector<Move> moves;
    int same = 0;      ///< tried on both sides, nothing moved
    int one_side = 0;  ///< tried on one side only, though the claim stands on both: not compared
};

/// @param changed claims that the books differ in: only of these is a first or last verdict told
Compared compared(const Measured& base, const Measured& head, const std::set<std::string>& changed);

}  // namespace lab::diff
