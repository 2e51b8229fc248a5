// `lab history`: what a claim came to, publication by publication.
#include <fmt/core.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "../compare/timeline.hpp"
#include "../compare/words.hpp"
#include "../publish/published.hpp"
#include "claim_named.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using Histories = std::map<std::string, std::vector<Publication>>;  // by machine

Histories histories_of(const fs::path& root, const HistoryOptions& options) {
    std::vector<std::string> machines = published_machines(root);
    if (!options.machine.empty()) machines = {bundle_named(root, options.machine).filename()};
    if (machines.empty())
        throw Trouble(fmt::format(
            "{}: wanted the evidence of a machine, saw none; ./lab publish publishes this one's",
            (root / "evidence").string()));
    Histories out;
    for (const std::string& machine : machines)
        out[machine] = read_history(root / "evidence" / machine);
    return out;
}

// Claims of the catalogue, and those that have left it since they were published.
std::vector<std::string> known_claims(const Book& book, const Histories& histories) {
    std::vector<std::string> out;
    for (const Sentence& sentence : book.catalogue.all()) out.push_back(sentence.id);
    std::set<std::string> seen(out.begin(), out.end());
    for (const auto& [machine, history] : histories)
        for (const Publication& publication : history)
            for (const PastResult& result : publication.results)
                if (seen.insert(result.standing.id).second) out.push_back(result.standing.id);
    return out;
}

}  // namespace

int history_command(const fs::path& root, const std::string& word, const HistoryOptions& options) {
    const auto tongue = tongue_from(options.language);
    if (!tongue) throw Trouble(fmt::format("--lang: wanted en or zh, saw {}", options.language));
    const Book book = open_book(root);
    const Histories histories = histories_of(root, options);
    const std::string claim = claim_named(word, known_claims(book, histories), book.experiments);
    std::string words = claim + "\n";
    if (const Sentence* const sentence = book.catalogue.find(claim))
        words += Words(*tongue).of(sentence->text) + "\n";
    nlohmann::ordered_json machines = nlohmann::ordered_json::array();
    for (const auto& [machine, history] : histories) {
        const Timeline timeline = timeline_of(claim, machine, history);
        if (timeline.points.empty()) continue;
        machines.push_back(to_json(timeline));
        words += "\n" + told(timeline, *tongue);
    }
    if (options.json)
        std::cout << visible_json(
                         nlohmann::ordered_json{{"claim", claim}, {"machines", machines}}.dump(1))
                  << '\n';
    else if (machines.empty())
        say("{}\n",
            Words(*tongue, comparing_phrases())("never published", fmt::arg("claim", claim)));
    else
        say("{}", words);
    return kFine;
}

}  // namespace lab
