// See telling.hpp.
#include "telling.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "../similar.hpp"
#include "../trouble.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

Trouble no_such_experiment(const Book& book, const std::string& pattern) {
    std::vector<std::string> known;
    for (const Experiment& experiment : book.experiments) known.push_back(experiment.id);
    for (const Experiment& experiment : book.experiments)
        for (const Claim& claim : experiment.claims) known.push_back(claim.id);
    return Trouble(fmt::format("{}: no experiment and no claim that one decides is called so{}",
                               pattern,
                               did_you_mean(pattern, known, "; ./lab list shows them all")));
}

}  // namespace

void refuse_unmatched(const Book& book, const Filter& filter) {
    for (const std::string& pattern : filter.patterns) {
        Filter alone = filter;
        alone.patterns = {pattern};
        const auto is_chosen = [&](const Experiment& each) { return chosen(alone, each); };
        if (std::none_of(book.experiments.begin(), book.experiments.end(), is_chosen))
            throw no_such_experiment(book, pattern);
    }
}

void say_refused(const std::vector<Refused>& refused) {
    std::cout.flush(), std::fflush(stdout);
    for (const Refused& why : refused) fmt::print(stderr, "lab: {}\n", why.what());
}

int exit_status(const Tally& tally, const RunOptions& options) {
    if (tally.refuted > 0 || tally.failed) return kRefuted;
    const bool undecided = tally.inconclusive + tally.not_runnable > 0;
    return undecided && options.skip_status ? kSkipped : kFine;
}

}  // namespace lab
