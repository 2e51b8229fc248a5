// Results to build/evidence/*.json and back.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalogue.hpp"
#include "local/checkout.hpp"
#include "local/machine.hpp"
#include "model.hpp"
#include "recorded.hpp"

namespace lab {

/// Reads an evidence file's text. Nothing where it is in an older format; throws Trouble where it
/// cannot be understood.
/// @param file what complaints call it
std::optional<Recorded> read_evidence(const std::string& text, const std::filesystem::path& file);

/// The evidence of a book, in `root`/build/evidence.
class EvidenceStore {
public:
    explicit EvidenceStore(const std::filesystem::path& root);

    /// Null when there is none, or only evidence in an older format. Throws Trouble when a file is
    /// there but cannot be understood.
    std::optional<Recorded> read(const std::string& experiment) const;

    /// Writes `<topic>/<name>.json`, whole or not at all.
    /// @param machine id of the machine
    void write(const Outcome& outcome, const std::string& machine,
               const local::Checkout& checkout) const;

    /// Brings the words of evidence up to date, where they differ; the results stay as they are.
    void refresh_words(const Experiment& experiment, const Recorded& recorded) const;

    void write_machine(const local::Machine& machine) const;
    bool has_machine() const;
    bool has_claims() const;

    /// Every claim of the catalogue and where it stands (schemas/claims.schema.json), as text.
    /// Experiments whose key is not in `keys` with that value are stale.
    std::string claims_json(const Catalogue& catalogue, const std::vector<Experiment>& experiments,
                            const std::map<std::string, std::string>& keys) const;
    void write_claims(const std::string& json) const;

private:
    std::filesystem::path file_of(const std::string& experiment) const;

    std::filesystem::path folder_;
};

/// Experiments, their claims, arms, needs and limits as `lab list --json` prints them.
std::string list_json(const std::vector<Experiment>& experiments);

}  // namespace lab
