// The history of a published machine: one sealed line for each time that it was published.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../standing.hpp"

namespace lab {

/// Version of a line of history.jsonl; lines of other versions are not read.
inline constexpr int kHistorySchema = 1;

/// What one claim came to. Numbers keep six digits, long texts their beginning: the evidence file
/// has all of it, and history shows how it went.
struct PastResult {
    Standing standing;  ///< without experiment, kind and truth
    std::string tool;   ///< name of compiler or interpreter
};

/// What was published at one time: only what had been tried since the time before.
struct Publication {
    std::string published_at;        ///< UTC
    nlohmann::ordered_json machine;  ///< the facts that make an epoch; see `epoch_facts`
    std::map<std::string, std::string> compilers;  ///< banner by name
    std::string method;                            ///< version of judging
    std::string commit;                            ///< of the book; empty: not from a git checkout
    std::vector<PastResult> results;
};

/// Of machine.json what bears on every number: CPU, kernel, hypervisor, libc, mitigations (as eight
/// digits over all of them).
nlohmann::ordered_json epoch_facts(const nlohmann::ordered_json& machine);

/// A value as history keeps it.
nlohmann::ordered_json shortened(const nlohmann::ordered_json& value);

/// The line, with its digest in front and a line feed behind.
std::string line_of(const Publication& publication);

/// All lines, the oldest first. Throws Trouble with file and line where one was edited, cut short
/// or is of another version.
std::vector<Publication> history_from(const std::string& text, const std::filesystem::path& file);

/// `history_from` of the file history.jsonl of a bundle; nothing where there is none.
std::vector<Publication> read_history(const std::filesystem::path& bundle);

}  // namespace lab
