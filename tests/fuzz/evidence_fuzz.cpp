// Any bytes as an evidence file, through everything that reads and prints it: read or refused by a
// Trouble, and what comes out is made of whole characters.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "catalogue.hpp"
#include "evidence.hpp"
#include "evidence_file.hpp"
#include "explain/explain.hpp"
#include "explain/samples.hpp"
#include "json_mutation.hpp"
#include "tally.hpp"
#include "trouble.hpp"

namespace {
namespace fs = std::filesystem;

constexpr const char* kExperiment = "soup/boil";

lab::Sentence sentence(const std::string& id) {
    return {id, {"Soup is hot.", "汤是热的。"}, {}, "true", {}, "experiment", "soup"};
}

lab::Experiment boil(const std::vector<std::string>& claims) {
    lab::Experiment out;
    out.id = kExperiment;
    for (const std::string& id : claims) out.claims.emplace_back().id = id;
    return out;
}

// JSON cannot be made of half characters: its writer throws what is no Trouble, and that is a
// crash.
void must_be_text(const std::string& printed) { (void)nlohmann::json(printed).dump(); }

// The ids of the claims that were read: statuses are asked for them below.
std::vector<std::string> explain_all(const lab::Recorded& recorded) {
    std::vector<std::string> ids;
    for (const lab::RecordedClaim& claim : recorded.claims) ids.push_back(claim.id);
    const lab::Experiment experiment = boil(ids);
    for (const lab::RecordedClaim& claim : recorded.claims) {
        for (const lab::Tongue tongue : {lab::Tongue::en, lab::Tongue::zh})
            must_be_text(lab::explain(sentence(claim.id), &experiment, &recorded, false, tongue));
        must_be_text(lab::samples_csv(claim, recorded));
        must_be_text(lab::in_one_line(claim));
    }
    must_be_text(lab::words_of_programs(recorded, "    "));
    lab::Tally tally;
    tally.add(recorded);
    must_be_text(tally.words());
    return ids;
}

// A folder for the one file that a store reads; in TMPDIR, which is best kept in memory.
const fs::path& root() {
    static const fs::path made = [] {
        const fs::path folder = fs::temp_directory_path() / "book";
        fs::create_directories(folder / "build/evidence/soup");
        return folder;
    }();
    return made;
}

void ask_for_statuses(const std::string& text, const std::vector<std::string>& ids) {
    std::ofstream(root() / "build/evidence/soup/boil.json", std::ios::binary) << text;
    std::vector<lab::Sentence> sentences;
    for (const std::string& id : ids) sentences.push_back(sentence(id));
    const lab::EvidenceStore store(root());
    (void)nlohmann::json::parse(
        store.standings(lab::Catalogue(sentences), {boil(ids)}, {{kExperiment, "key"}}).json);
}

void read_and_print(const std::string& text) {
    std::vector<std::string> ids = {"soup/lid-saves-time", "soup/pressure"};  // the seeds' own
    try {
        ids = explain_all(lab::read_evidence(text, "build/evidence/soup/boil.json"));
    } catch (const lab::Trouble&) {
    }
    try {
        ask_for_statuses(text, ids);
    } catch (const lab::Trouble&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    read_and_print(text);
    // With the right digest as well: no random bytes have it, and what lies behind must be reached.
    const auto parsed = nlohmann::ordered_json::parse(text, nullptr, false);
    if (parsed.is_object()) read_and_print(lab::sealed(parsed));
    return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

// Bytes in one case of four, fields in the others.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
    if (seed % 4 != 0) {
        const std::string text(reinterpret_cast<const char*>(data), size);
        if (const auto out = lab::fuzz::changed(text, most, seed)) {
            std::copy(out->begin(), out->end(), data);
            return out->size();
        }
    }
    return LLVMFuzzerMutate(data, size, most);
}
