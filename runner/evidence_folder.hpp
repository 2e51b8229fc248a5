// A whole folder of evidence, as it is set beside another: build/evidence, or what was published.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "standing.hpp"

namespace lab {

struct EvidenceFolder {
    std::filesystem::path path;
    nlohmann::ordered_json machine;   ///< machine.json
    std::vector<Standing> standings;  ///< claims.json, with the listing of each experiment's file
    int stale = 0;                    ///< claims whose listing had changed since they were tried
};

/// Reads machine.json, claims.json and each experiment's file. Throws Refused where one is not as
/// the runner wrote it, and Trouble where one of the tables is missing.
EvidenceFolder read_evidence_folder(const std::filesystem::path& folder);

/// The content of an evidence file that is whole; nothing where there is none. Throws Refused.
std::optional<nlohmann::ordered_json> evidence_at(const std::filesystem::path& file);

}  // namespace lab
