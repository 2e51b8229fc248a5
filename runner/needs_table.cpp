// See needs_table.hpp.
#include "needs_table.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "local/sandbox/powers.hpp"

namespace lab {
namespace {

struct Asked {
    std::vector<std::string> may, must, flags;
};

Asked asked_by(const Experiment& experiment) {
    Asked out;
    for (const std::string& need : experiment.needs)
        (local::is_exception(need) ? out.may : out.must).push_back(need);
    const Limits usual;
    if (experiment.limits.wall_seconds > usual.wall_seconds)
        out.may.push_back(fmt::format("{:g} s of time", experiment.limits.wall_seconds));
    if (experiment.limits.cpu_seconds > usual.cpu_seconds)
        out.may.push_back(fmt::format("{:g} s of CPU time", experiment.limits.cpu_seconds));
    out.flags = experiment.flags;
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
        const Asked asked = asked_by(experiment);
        with_exception += !asked.may.empty();
        const std::string words = labelled("may use", asked.may) +
                                  labelled("must have", asked.must) +
                                  labelled("flags", asked.flags);
        if (!words.empty()) out += fmt::format("{:<40}{}\n", experiment.id, words);
    }
    return out + fmt::format(
                     "{} of {} experiments may use more than the sandbox's usual; "
                     "snippets/README.md says what each word opens\n",
                     with_exception, experiments.size());
}

}  // namespace lab
