// `lab list`: the experiments and their claims, or what each may do.
#include <algorithm>
#include <iostream>
#include <iterator>

#include "../book.hpp"
#include "../claim_reader.hpp"
#include "../evidence.hpp"
#include "../needs_table.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;

int list_command(const fs::path& root, const Filter& filter, const ListOptions& options) {
    const Book book = open_book(root);
    refuse_unmatched(book, filter);
    std::vector<Experiment> shown;
    std::copy_if(book.experiments.begin(), book.experiments.end(), std::back_inserter(shown),
                 [&](const Experiment& experiment) { return chosen(filter, experiment); });
    if (options.json) {
        std::cout << visible_json(list_json(shown));
        return kFine;
    }
    if (options.needs) {
        say("{}", needs_table(shown));
        return kFine;
    }
    for (const Experiment& experiment : shown) {
        say("{:<40} {}\n", experiment.id, experiment.title.en);
        for (const Claim& claim : experiment.claims)
            say("    {:<12} {}\n", to_string(claim.kind), claim.id);
    }
    return kFine;
}

}  // namespace lab
