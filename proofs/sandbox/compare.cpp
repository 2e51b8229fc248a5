// Does an operation cost the same inside the sandbox as outside? Decided by the sign process.
//
//     sandbox_compare TOOLS OPERATION SIDE BLOCKS
//
// SIDE is what is compared with a run under the supervisor alone: `sandbox` as every run has it,
// `no_cgroups` the same without cgroups, or no sandbox but a part of one, which sandbox_operation
// takes on itself: `filter`, `any_filter`, `pid_namespace`. Each visit of a block is a process of
// its own. Prints one JSON object.
#include <array>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "judge/block.hpp"
#include "judge/sign_process.hpp"
#include "judge/summary.hpp"
#include "lab_tools.hpp"

namespace lab::proof {
namespace {

namespace fs = std::filesystem;
constexpr double kWithin = 1.05;

/// Where an operation is tried.
struct Side {
    local::Confinement confinement;
    std::string part;  ///< of a sandbox, without one; empty: none
};

Side side_called(const std::string& name) {
    if (name == "sandbox") return {local::find_confinement(), ""};
    if (name == "no_cgroups") return {{local::find_confinement().walls, {}}, ""};
    if (name == "filter" || name == "any_filter" || name == "pid_namespace") return {{}, name};
    throw Trouble("SIDE: wanted sandbox, no_cgroups, filter, any_filter or pid_namespace, saw " +
                  name);
}

/// What sandbox_operation, which stands beside this program, prints there.
double answer_of(const Side& side, std::vector<std::string> words) {
    local::Command command;
    command.folder = side.confinement.is_sandbox() ? local::kWorkFolder : "/";
    const fs::path program = fs::read_symlink("/proc/self/exe").parent_path() / "sandbox_operation";
    words.insert(words.begin(),
                 command.lend(side.confinement, program, "/run/sandbox_operation", true));
    if (!side.part.empty()) words.push_back(side.part);
    command.words = words;
    const local::Spoken spoken = run_command(side.confinement, command);
    return std::stod(must_have_worked(spoken, "sandbox_operation").out);
}

struct Found {
    judge::Trial trial;
    judge::Summary inside, outside;  // ns
};

Found decide(const std::string& operation, const Side& inside, int blocks) {
    const Side outside;
    const std::string batch = fmt::format("{:.0f}", answer_of(outside, {operation}));
    judge::SignProcess process(judge::Comparison::within, kWithin,
                               {.maximum = blocks, .near = 1.0});
    std::vector<double> costs_inside, costs_outside;
    std::mt19937_64 random(1);
    while (process.state() == judge::State::go_on) {
        const auto order = random() & 1 ? judge::Order::baab : judge::Order::abba;
        std::array<double, 4> visits{};
        for (std::size_t i = 0; i < visits.size(); ++i) {
            const bool is_a = (i == 0 || i == 3) == (order == judge::Order::abba);
            visits[i] = answer_of(is_a ? inside : outside, {operation, batch});
            (is_a ? costs_inside : costs_outside).push_back(visits[i]);
        }
        process.add(log_ratio(order, visits).value_or(std::nan("")));
    }
    return {process.trial(), judge::summarise(costs_inside).value(),
            judge::summarise(costs_outside).value()};
}

void print(const std::string& operation, const std::string& side, const Found& found) {
    const judge::Trial& trial = found.trial;
    const nlohmann::json row = {{"operation", operation},
                                {"side", side},
                                {"inside_ns", found.inside.median},
                                {"outside_ns", found.outside.median},
                                {"ratio", std::get<double>(trial.estimate.value())},
                                {"low", trial.interval.value().low},
                                {"high", trial.interval.value().high},
                                {"blocks", trial.n},
                                {"verdict", to_string(trial.verdict)},
                                {"reason", explain(trial)}};
    fmt::print("{}\n", row.dump());
}

}  // namespace
}  // namespace lab::proof

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        if (words.size() != 4) throw lab::Trouble("wanted TOOLS OPERATION SIDE BLOCKS");
        lab::proof::end_politely();
        lab::local::find_tools_in(std::filesystem::absolute(words[0]));
        const int blocks = lab::proof::count_from(words[3], "BLOCKS", 24);
        lab::proof::print(words[1], words[2],
                          lab::proof::decide(words[1], lab::proof::side_called(words[2]), blocks));
    } catch (const std::exception& trouble) {
        fmt::print(stderr, "sandbox_compare: {}\n", trouble.what());
        return lab::local::interrupted() ? 130 : 2;
    }
}
