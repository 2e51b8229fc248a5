// See circumstances.hpp.
#include "circumstances.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace lab {
namespace {

using fmt::arg;

std::string percent(double share) { return fmt::format("{:.0f} %", share * 100); }

// The worst that the environment guard read around a try.
struct Worst {
    double waiting = 0, steal = 0, spread = 0, shift = 1;
    long throttled = 0;
};

Worst worst_of(const std::vector<GuardReading>& guard) {
    Worst out;
    double fastest = guard[0].spin_p50_us, slowest = guard[0].spin_p50_us;
    for (const GuardReading& each : guard) {
        const double spread = each.spin_p95_us / each.spin_p50_us;
        out.waiting = std::max(out.waiting, each.pressure);
        out.steal = std::max(out.steal, each.steal), out.spread = std::max(out.spread, spread);
        out.throttled += each.throttled;
        fastest = std::min(fastest, each.spin_p50_us);
        slowest = std::max(slowest, each.spin_p50_us);
    }
    out.shift = slowest / fastest;
    return out;
}

std::string light_of(const Words& words, const RecordedTry& seen) {
    const bool has_blocks = seen.seed.has_value() || !seen.links.empty();
    return words(has_blocks ? "lights" : "light of try", arg("light", words(seen.light)),
                 arg("n", seen.guard.size()));
}

std::string readings(const Words& words, const RecordedTry& seen) {
    const Worst worst = worst_of(seen.guard);
    return words("readings", arg("waiting", percent(worst.waiting)),
                 arg("steal", percent(worst.steal)), arg("throttled", worst.throttled),
                 arg("spread", fmt::format("{:.2f}", worst.spread)),
                 arg("shift", fmt::format("{:.2f}", worst.shift)));
}

std::string batches(const Words& words, const RecordedTry& seen) {
    std::vector<std::string> sizes;
    for (const auto& [arm, size] : seen.batch_sizes)
        sizes.push_back(words("batch", arg("arm", arm), arg("size", size)));
    return words("batches", arg("batches", fmt::format("{}", fmt::join(sizes, words("comma"))))) +
           words("clock", arg("target", three_digits(seen.clock.target_ns / 1000)),
                 arg("cost", three_digits(seen.clock.cost_ns)),
                 arg("step", three_digits(seen.clock.step_ns)));
}

bool needs_quiet(const Recorded& recorded) {
    return std::find(recorded.needs.begin(), recorded.needs.end(), "quiet") != recorded.needs.end();
}

}  // namespace

std::string circumstances(const Words& words, const RecordedTry& seen, const Recorded& recorded) {
    std::string out;
    if (!seen.light.empty() && !seen.guard.empty())
        out += words.line("machine",
                          light_of(words, seen) +
                              words(needs_quiet(recorded) ? "light counts" : "light ignored")) +
               words.more(readings(words, seen));
    if (!seen.batch_sizes.empty()) out += words.line("timing", batches(words, seen));
    if (seen.seed) out += words.line("seed", words("seeded", arg("seed", *seen.seed)));
    return out;
}

std::string circumstances_beside(const Words& words, const RecordedTry& seen) {
    std::string out;
    if (!seen.light.empty() && !seen.guard.empty())
        out += words.more(light_of(words, seen)) + words.more(readings(words, seen));
    if (!seen.batch_sizes.empty()) out += words.more(batches(words, seen));
    if (seen.seed) out += words.more(words("seed beside", arg("seed", *seen.seed)));
    return out;
}

}  // namespace lab
