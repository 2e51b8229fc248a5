// See claim_named.hpp.
#include "claim_named.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "../similar.hpp"
#include "../trouble.hpp"

namespace lab {

std::string claim_named(const std::string& word, const std::vector<std::string>& known,
                        const std::vector<Experiment>& experiments) {
    std::vector<std::string> meant;
    for (const Experiment& experiment : experiments)
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
    if (meant.size() == 1) return meant[0];
    if (is_experiment)
        throw Trouble(fmt::format("{}: an experiment that decides several claims: {}; name one",
                                  word, fmt::join(meant, ", ")));
    throw Trouble(fmt::format(
        "{}: wanted a claim's id, saw {}{}", word,
        meant.empty() ? "none that is called so" : "several that contain it",
        did_you_mean(word, known, "; ./lab list shows what is decided, claims/ the rest")));
}

}  // namespace lab
