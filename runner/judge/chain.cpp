// The weakest link decides.
#include "chain.hpp"

#include <algorithm>
#include <string>

namespace lab::judge {
namespace {

double ratio(const Trial& link) {
    const auto* const ratio = link.estimate ? std::get_if<double>(&*link.estimate) : nullptr;
    return ratio ? *ratio : 0;
}

}  // namespace

double alpha_of_link(double alpha, int links) { return alpha / std::max(links, 1); }

Trial chain(const std::vector<Trial>& links) {
    if (links.empty()) return inconclusive(Reason::too_few, "a chain of no links");
    const auto first_with = [&](Verdict verdict) {
        return std::find_if(links.begin(), links.end(),
                            [&](const Trial& link) { return link.verdict == verdict; });
    };
    for (const Verdict bad : {Verdict::refuted, Verdict::not_runnable, Verdict::inconclusive}) {
        const auto found = first_with(bad);
        if (found == links.end()) continue;
        Trial trial = *found;
        if (bad == Verdict::refuted) return trial;
        const std::string which = "link " + std::to_string(found - links.begin() + 1);
        trial.detail = trial.detail.empty() ? which : which + ": " + trial.detail;
        return trial;
    }
    return *std::min_element(links.begin(), links.end(),
                             [](const Trial& a, const Trial& b) { return ratio(a) < ratio(b); });
}

}  // namespace lab::judge
