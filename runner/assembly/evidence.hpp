// Recorded assembly as its evidence file keeps it: schemas/assembly.schema.json.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "choose.hpp"
#include "panel.hpp"

namespace lab::assembly {

/// One way of compiling, and what came of it.
struct RecordedSide {
    Side asked;
    std::string id, version;         ///< of the compiler
    std::vector<std::string> flags;  ///< all of them
    Chosen code;
};

/// One panel, with all that can make it another.
struct RecordedPanel {
    Panel panel;
    std::map<std::string, std::string> key_parts;  ///< hashes; see key_parts in record.cpp
    std::string listing_sha256;
    std::map<std::string, std::string> headers;  ///< path to sha256
    std::string instance, recorded_at;           ///< "local" or an address; UTC
    std::vector<RecordedSide> sides;             ///< one or two
};

/// The panel as evidence holds it.
nlohmann::ordered_json to_json(const RecordedPanel& recorded);

/// The instructions and labels of a panel that evidence holds, line by line: what makes its code
/// the same or another, wherever it stands in the source.
std::string code_of(const nlohmann::ordered_json& panel);

/// Where the panels of an experiment are kept.
std::filesystem::path evidence_file(const std::filesystem::path& root,
                                    const std::string& experiment);

/// The panels that the file holds, by name; none where there is no file, or one that was edited,
/// cut short or is of another format: recording makes it anew.
std::map<std::string, nlohmann::ordered_json> read_panels_of(const std::filesystem::path& file);

/// Writes the file whole or not at all; without panels there is none.
void write_panels(const std::filesystem::path& file, const std::string& experiment,
                  const std::vector<nlohmann::ordered_json>& panels);

}  // namespace lab::assembly
