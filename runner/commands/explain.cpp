// `lab explain`: what one verdict rests on.
#include <fmt/core.h>

#include <iostream>

#include "../book.hpp"
#include "../evidence.hpp"
#include "../explain/explain.hpp"
#include "../explain/samples.hpp"
#include "../local/machine.hpp"
#include "claim_named.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

const Sentence& sentence_named(const Book& book, const std::string& word) {
    std::vector<std::string> known;
    for (const Sentence& sentence : book.catalogue.all()) known.push_back(sentence.id);
    return *book.catalogue.find(claim_named(word, known, book.experiments));
}

// The raw values of a claim. Throws Trouble where there are none.
std::string samples_of(const Sentence& sentence, const Experiment* experiment,
                       const std::optional<Recorded>& recorded) {
    if (!experiment)
        throw Trouble(
            fmt::format("{}: no experiment decides it, so there are no samples", sentence.id));
    if (recorded)
        for (const RecordedClaim& claim : recorded->claims)
            if (claim.id == sentence.id) return samples_csv(claim, *recorded);
    throw Trouble(fmt::format("{}: no samples yet; ./lab run {}", sentence.id, experiment->id));
}

}  // namespace

int explain_command(const fs::path& root, const std::string& word, const ExplainOptions& options) {
    const auto tongue = tongue_from(options.language);
    if (!tongue) throw Trouble(fmt::format("--lang: wanted en or zh, saw {}", options.language));
    const Book book = open_book(root);
    const Sentence& sentence = sentence_named(book, word);
    const Experiment* experiment = nullptr;
    for (const Experiment& each : book.experiments)
        for (const Claim& one : each.claims)
            if (one.id == sentence.id) experiment = &each;
    std::optional<Recorded> recorded;
    if (experiment) recorded = EvidenceStore(root).read(experiment->id);
    if (options.samples) {
        std::cout << samples_of(sentence, experiment, recorded);
        return kFine;
    }
    bool stale = false;
    if (recorded) {
        Toolchains toolchains(options.compiler);
        stale = job_of(book, *experiment, toolchains, local::describe_machine()).key !=
                recorded->earlier.key;
    }
    say("{}", explain(sentence, experiment, recorded ? &*recorded : nullptr, stale, *tongue));
    return kFine;
}

}  // namespace lab
