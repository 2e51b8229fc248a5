// Results to build/evidence/*.json and back.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalogue.hpp"
#include "evidence_file.hpp"
#include "local/checkout.hpp"
#include "local/machine.hpp"
#include "model.hpp"
#include "recorded.hpp"

namespace lab {

/// Reads an evidence file's text. Throws Refused where it is not whole, or cannot be understood.
/// @param file what complaints call it
Recorded read_evidence(const std::string& text, const std::filesystem::path& file);

/// Where every claim of the catalogue stands.
struct Standings {
    std::string json;              ///< schemas/claims.schema.json#/definitions/claims, as text
    std::vector<Refused> refused;  ///< evidence that is there and not shown
};

/// The evidence of a book, in `root`/build/evidence.
class EvidenceStore {
public:
    explicit EvidenceStore(const std::filesystem::path& root);

    /// Evidence in another folder: what was published of a machine.
    static EvidenceStore in_folder(std::filesystem::path folder);

    /// Null when there is none. Throws Refused when a file is there that is not shown.
    std::optional<Recorded> read(const std::string& experiment) const;

    /// Writes `<topic>/<name>.json`, whole or not at all.
    /// @param machine id of the machine
    void write(const Outcome& outcome, const std::string& machine,
               const local::Checkout& checkout) const;

    /// Brings the words of evidence up to date, where they differ; the results stay as they are.
    void refresh_words(const Experiment& experiment, const Recorded& recorded) const;

    void write_machine(const local::Machine& machine) const;

    /// Whether "machine" or "claims" is there. Throws Refused as `read` does.
    bool has(const std::string& name) const;

    /// Every claim of the catalogue. Experiments whose key is not in `keys` with that value are
    /// stale; claims whose evidence is refused count as not tried, and their reason says why.
    Standings standings(const Catalogue& catalogue, const std::vector<Experiment>& experiments,
                        const std::map<std::string, std::string>& keys) const;
    /// Writes claims.json where it differs.
    void write_standings(const Standings& standings) const;

private:
    EvidenceStore() = default;
    std::filesystem::path file_of(const std::string& experiment) const;
    std::optional<nlohmann::ordered_json> parsed(const std::string& experiment) const;

    std::filesystem::path folder_;
};

/// Experiments, their claims, arms, needs and limits as `lab list --json` prints them.
std::string list_json(const std::vector<Experiment>& experiments);

}  // namespace lab
