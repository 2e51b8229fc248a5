// A folder of portability evidence: one sealed file for each experiment, written whole or not.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cell.hpp"

namespace lab::portability {

/// Where `lab explorer record` keeps cells, from the root of the book: committed.
inline constexpr const char* kRecordedFolder = "evidence/portability";
/// Where `lab run --on explorer` does: of this machine alone.
inline constexpr const char* kBuildFolder = "build/evidence/portability";

/// The cells of one experiment, and what of the book each of them was tried with.
struct Sheet {
    std::string experiment;
    std::map<std::string, Content> contents;  ///< by their digits
    std::vector<Cell> cells;                  ///< in the order of their names

    const Cell* find(const std::string& name) const;
    /// Puts a cell in the place of the one with its name; contents that no cell has any more go.
    void put(Cell cell, const Content& content);
};

class Shelf {
public:
    explicit Shelf(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::filesystem::path file_of(const std::string& experiment) const;

    /// What is recorded of an experiment; an empty sheet where nothing is. Throws Refused where a
    /// file is not as it was written.
    Sheet read(const std::string& experiment) const;

    /// Writes it atomically. Throws Trouble where the disk says no.
    void write(const Sheet& sheet) const;

private:
    std::filesystem::path folder_;
};

/// A sheet as JSON (schemas/portability.schema.json), and back. The second throws NotEvidence or
/// nlohmann's exceptions where it is not as the first writes it.
nlohmann::ordered_json to_json(const Sheet& sheet);
Sheet sheet_from(const nlohmann::ordered_json& json);

}  // namespace lab::portability
