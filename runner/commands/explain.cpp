// `lab explain`: what one verdict rests on.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iostream>
#include <iterator>

#include "../book.hpp"
#include "../evidence.hpp"
#include "../explain/explain.hpp"
#include "../explain/samples.hpp"
#include "../local/machine.hpp"
#include "../similar.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

// The sentence that a word names: its id, or what only one id ends with or contains, or the
// experiment that decides it.
const Sentence& sentence_named(const Book& book, const std::string& word) {
    std::vector<std::string> known, meant;
    for (const Sentence& sentence : book.catalogue.all()) known.push_back(sentence.id);
    for (const Experiment& experiment : book.experiments)
        if (experiment.id == word)
            for (const Claim& claim : experiment.claims) meant.push_back(claim.id);
    const bool is_experiment = !meant.empty();
    const auto keep = [&](auto is_meant) {
        if (meant.empty())
            std::copy_if(known.begin(), known.end(), std::back_inserter(meant), is_meant);
    };
    keep([&](const std::string& id) { return id == word; });
    keep([&](const std::string& id) { return id.substr(id.find('/') + 1) == word; });
    keep([&](const std::string& id) { return id.find(word) != std::string::npos; });
    if (meant.size() == 1) return *book.catalogue.find(meant[0]);
    if (is_experiment)
        throw Trouble(fmt::format("{}: an experiment that decides several claims: {}; name one",
                                  word, fmt::join(meant, ", ")));
    throw Trouble(fmt::format(
        "{}: wanted a claim's id, saw {}{}", word,
        meant.empty() ? "none that is called so" : "several that contain it",
        did_you_mean(word, known, "; ./lab list shows what is decided, claims/ the rest")));
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
