// See needs_table.hpp.
#include "needs_table.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "local/sandbox/powers.hpp"

namespace lab {
namespace {

// What a machine must have that opens nothing.
std::vector<std::string> conditions_of(const Experiment& experiment) {
    std::vector<std::string> out;
    std::remove_copy_if(experiment.needs.begin(), experiment.needs.end(), std::back_inserter(out),
                        local::is_exception);
    return out;
}

std::string labelled(const char* label, const std::vector<std::string>& words) {
    return words.empty() ? "" : fmt::format("  {}: {}", label, fmt::join(words, ", "));
}

}  // namespace

std::string needs_table(const std::vector<Experiment>& experiments) {
    std::string out;
    int with_exception = 0;
    for (const Experiment& experiment : experiments) {
        const std::vector<std::string> may = local::exceptions_of(experiment);
        with_exception += !may.empty();
        const std::string words = labelled("may use", may) +
                                  labelled("must have", conditions_of(experiment)) +
                                  labelled("flags", experiment.flags);
        if (!words.empty()) out += fmt::format("{:<40}{}\n", experiment.id, words);
    }
    return out + fmt::format(
                     "{} of {} experiments may use more than the sandbox's usual; "
                     "snippets/README.md says what each word opens\n",
                     with_exception, experiments.size());
}

}  // namespace lab
