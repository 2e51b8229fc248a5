// Runs the method on simulated machines whose true ratio is known, and counts what it says.
//
//     simulate RUNS
//
// Prints one JSON object. The seeds are fixed: the same RUNS give the same numbers everywhere.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "judge/conclude.hpp"
#include "judge/sign_process.hpp"
#include "noise.hpp"

namespace lab::judge {
namespace {

constexpr double kThreshold = 1.2;

struct Preset {
    const char* name;
    Noise noise;
};

constexpr Preset kPresets[] = {{"quiet", kQuiet},
                               {"ci", kCi},
                               {"saturated", kSaturated},
                               {"sticky12", kSticky12},
                               {"sticky100", kSticky100}};
constexpr double kRatios[] = {1, 1.05, 1.1, kThreshold, 1.35, 1.5, 2, 10};

/// One preset at one true ratio: what the first tries came to, and what stood after confirmation.
struct Cell {
    Preset preset;
    double ratio;
    int runs;
    int verified = 0;
    int refuted = 0;
    int confirmed = 0;
    int at_minimum = 0;  // decided as early as the rules allow
    std::map<std::string, int> inconclusive{};
    std::vector<int> blocks{};
};

SignProcess decide(Machine machine, SignRules rules = {}) {
    SignProcess process(Comparison::above, kThreshold, rules);
    while (process.add(machine.y()) == State::go_on) continue;
    return process;
}

void run_once(Cell& cell, std::uint64_t seed) {
    const SignProcess first = decide(Machine(cell.preset.noise, cell.ratio, seed));
    const Trial trial = first.trial();
    cell.blocks.push_back(first.n());
    cell.at_minimum += first.n() == SignRules{}.minimum;
    cell.verified += trial.verdict == Verdict::verified;
    if (trial.verdict == Verdict::inconclusive)
        ++cell.inconclusive[std::string(to_string(trial.reason))];
    if (!wants_confirmation(trial)) return;
    ++cell.refuted;
    const Trial second = decide(Machine(cell.preset.noise, cell.ratio, ~seed)).trial();
    cell.confirmed += conclude(trial, second, std::nullopt).verdict == Verdict::refuted;
}

double mean(const std::vector<int>& values) {
    double sum = 0;
    for (const int value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

int median(std::vector<int> values) {
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values[values.size() / 2];
}

std::string to_json(const Cell& cell) {
    std::vector<std::string> reasons;
    for (const auto& [reason, times] : cell.inconclusive)
        reasons.push_back(fmt::format(R"("{}": {})", reason, times));
    return fmt::format(
        R"({{"preset": "{}", "ratio": {}, "runs": {}, "verified": {}, "refuted": {}, )"
        R"("confirmed": {}, "inconclusive": {{{}}}, "at_minimum": {}, "mean_blocks": {:.1f}, )"
        R"("median_blocks": {}}})",
        cell.preset.name, cell.ratio, cell.runs, cell.verified, cell.refuted, cell.confirmed,
        fmt::join(reasons, ", "), cell.at_minimum, mean(cell.blocks), median(cell.blocks));
}

/// The whole grid. On the threshold itself twice the runs: what is counted there is rare.
std::vector<Cell> grid(int runs) {
    std::vector<Cell> cells;
    for (const double ratio : kRatios)
        for (const Preset& preset : kPresets)
            cells.push_back({preset, ratio, ratio == kThreshold ? 2 * runs : runs});
    return cells;
}

void fill(std::vector<Cell>& cells) {
    std::atomic<std::size_t> next = 0, done = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < cells.size(); i = next++) {
            for (int run = 1; run <= cells[i].runs; ++run)
                run_once(cells[i], static_cast<std::uint64_t>(run));
            fmt::print(stderr, "{}/{} {} at a true ratio of {}\n", ++done, cells.size(),
                       cells[i].preset.name, cells[i].ratio);
        }
    };
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
        workers.emplace_back(work);
}

/// Stops every few blocks as if the budget were spent, and goes on with the same counts: what
/// matters is whether the process is *ever* led to a verdict where there is none.
std::string optional_stopping(int runs) {
    int decided = 0;
    for (int run = 1; run <= runs; ++run) {
        Machine machine(kCi, kThreshold, static_cast<std::uint64_t>(run) << 20);
        SignProcess process(Comparison::above, kThreshold, {.near = 1.0});
        while (process.add(machine.y()) == State::go_on) {
            if (process.n() % kBlocksInProcess != 0) continue;
            process.stop_for_budget();
            process.resume();
        }
        decided += process.state() != State::inconclusive;
    }
    return fmt::format(R"({{"runs": {}, "wrong": {}, "most_blocks": {}}})", runs, decided,
                       SignRules{}.maximum);
}

/// The claim, the same one with its arms swapped and its threshold inverted, and the same one in
/// another unit of time, on the same blocks of random machines.
struct Mirror {
    int runs = 0;
    int swapped_differs = 0;
    int scaled_differs = 0;
};

void compare(Mirror& mirror, Machine machine, double scale) {
    SignProcess claim(Comparison::above, kThreshold);
    SignProcess swapped(Comparison::below, 1 / kThreshold);
    SignProcess scaled(Comparison::above, kThreshold);
    while (claim.state() == State::go_on) {
        const Order order = machine.order();
        auto visits = machine.visits(order);
        claim.add(*log_ratio(order, visits));
        swapped.add(*log_ratio(order == Order::abba ? Order::baab : Order::abba, visits));
        for (double& visit : visits) visit *= scale;
        scaled.add(*log_ratio(order, visits));
    }
    ++mirror.runs;
    const auto same = [&](const SignProcess& other) {
        return other.state() == claim.state() && other.reason() == claim.reason() &&
               other.n() == claim.n();
    };
    mirror.swapped_differs += !same(swapped) || swapped.up() != claim.down();
    mirror.scaled_differs += !same(scaled) || scaled.up() != claim.up();
}

std::string mirrors(int runs) {
    Mirror mirror;
    std::mt19937_64 random(1);
    for (int run = 0; run < runs; ++run) {
        const Noise& noise = kPresets[random() % std::size(kPresets)].noise;
        const double ratio = kRatios[random() % std::size(kRatios)];
        const double scale = std::exp2(static_cast<double>(random() % 41)) * 1e-6;
        compare(mirror, Machine(noise, ratio, random()), scale);
    }
    return fmt::format(R"({{"runs": {}, "swapped_differs": {}, "scaled_differs": {}}})",
                       mirror.runs, mirror.swapped_differs, mirror.scaled_differs);
}

void print_all(int runs) {
    std::vector<Cell> cells = grid(runs);
    fill(cells);
    std::vector<std::string> lines;
    for (const Cell& cell : cells) lines.push_back(to_json(cell));
    const SignRules rules;
    fmt::print(R"({{"rule": {{"alpha": {}, "minimum": {}, "maximum": {}, "threshold": {}}},)"
               "\n"
               R"("cells": [{}],)"
               "\n"
               R"("stopping": {},)"
               "\n"
               R"("mirror": {}}})"
               "\n",
               rules.alpha, rules.minimum, rules.maximum, kThreshold, fmt::join(lines, ",\n"),
               optional_stopping(5 * runs), mirrors(runs));
}

}  // namespace
}  // namespace lab::judge

int main(int argc, char** argv) {
    const int runs = argc == 2 ? std::atoi(argv[1]) : 0;
    if (runs < 1) {
        fmt::print(stderr, "simulate: wanted one number of runs, at least 1\n");
        return 2;
    }
    try {
        lab::judge::print_all(runs);
    } catch (const std::exception& trouble) {
        fmt::print(stderr, "simulate: {}\n", trouble.what());
        return 2;
    }
}
