// See powers.hpp.
#include "powers.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

namespace lab::local {
namespace {

struct Need {
    std::string word, amount;
};

Need split(const std::string& need) {
    const std::size_t colon = need.find(':');
    return {need.substr(0, colon), colon == std::string::npos ? "" : need.substr(colon + 1)};
}

long long bytes(const std::string& amount) {
    return std::stoll(amount) * (amount.back() == 'G' ? 1024 : 1) * kMiB;
}

void widen(Powers& powers, const Need& need) {
    if (need.word == "ram") powers.memory_bytes += bytes(need.amount);
    if (need.word == "tasks") powers.tasks = std::max(powers.tasks, std::stoll(need.amount));
    if (need.word == "descriptors")
        powers.descriptors = std::max(powers.descriptors, std::stoll(need.amount));
    if (need.word == "disk") powers.on_disk = true, powers.work_bytes = bytes(need.amount);
    if (need.word == "io_uring") powers.io_uring = true;
    if (need.word == "userns") powers.user_namespaces = true;
    if (need.word == "service") powers.services.push_back(need.amount);
}

}  // namespace

Powers powers_of(const Experiment& experiment) {
    Powers powers;
    powers.wall_seconds = experiment.limits.wall_seconds;
    powers.cpu_seconds = experiment.limits.cpu_seconds;
    for (const std::string& need : experiment.needs) widen(powers, split(need));
    return powers;
}

Powers powers_of_a_compiler() {
    Powers powers;
    powers.wall_seconds = 60, powers.cpu_seconds = 60;
    powers.memory_bytes = 2048 * kMiB, powers.tasks = 64;
    powers.file_bytes = powers.work_bytes = powers.tmp_bytes = 256 * kMiB;
    return powers;
}

bool is_exception(const std::string& need) {
    const Need parts = split(need);
    if (parts.word == "tasks") return std::stoll(parts.amount) > Powers{}.tasks;
    if (parts.word == "descriptors") return std::stoll(parts.amount) > Powers{}.descriptors;
    static const std::vector<std::string> words = {"ram", "disk", "io_uring", "userns", "service"};
    return std::find(words.begin(), words.end(), parts.word) != words.end();
}

std::vector<std::string> exceptions_of(const Experiment& experiment) {
    std::vector<std::string> out;
    std::copy_if(experiment.needs.begin(), experiment.needs.end(), std::back_inserter(out),
                 is_exception);
    const Limits usual, &asked = experiment.limits;
    if (asked.wall_seconds > usual.wall_seconds)
        out.push_back(fmt::format("wall:{:g}s", asked.wall_seconds));
    if (asked.cpu_seconds > usual.cpu_seconds)
        out.push_back(fmt::format("cpu:{:g}s", asked.cpu_seconds));
    return out;
}

}  // namespace lab::local
