// See portability.hpp.
#include "portability.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

#include "../atomic_file.hpp"
#include "../local/process.hpp"
#include "../portability/elsewhere.hpp"
#include "../portability/here.hpp"
#include "../portability/recorder.hpp"
#include "../portability/telling.hpp"
#include "../run_lock.hpp"
#include "../similar.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

using portability::Compiler;
using portability::Compilers;
using portability::kCompilersFile;
using portability::Place;
using portability::Recorder;
using portability::Shelf;
using portability::Wanted;

Compilers compilers_of(const fs::path& root) {
    if (auto found = portability::read_compilers(root)) return std::move(*found);
    throw Trouble(fmt::format(
        "{}: wanted the compilers to try, saw no file; write one with [[compiler]] name, package",
        (root / kCompilersFile).string()));
}

std::vector<std::string> standards_of(const Compilers& all, const std::vector<std::string>& named) {
    for (const std::string& each : named)
        if (std::find(all.standards.begin(), all.standards.end(), each) == all.standards.end())
            throw Trouble(fmt::format("--standards {}: wanted standards of {}, which names {}{}",
                                      each, kCompilersFile, fmt::join(all.standards, ", "),
                                      did_you_mean(each, all.standards)));
    return named.empty() ? all.standards : named;
}

// Only where a Compiler Explorer was asked for by name is there a client.
std::unique_ptr<explorer::Client> client_of(const fs::path& root,
                                            const PortabilityOptions& options) {
    if (options.on != "explorer") return nullptr;
    return std::make_unique<explorer::Client>(explorer_settings(root, options.access));
}

Place place_of(const fs::path& root, const Compilers& all, const PortabilityOptions& options,
               explorer::Client* client) {
    const std::vector<Compiler> chosen = portability::chosen_compilers(all, options.compilers);
    return client ? portability::at_explorer(*client, root, chosen, options.filter.again)
                  : portability::this_machine(root, chosen);
}

std::vector<const Experiment*> chosen_of(const Book& book, const Compilers& all,
                                         const Filter& filter) {
    refuse_unmatched(book, filter);
    std::vector<const Experiment*> out;
    for (const Experiment& each : book.experiments)
        if (chosen(filter, each)) out.push_back(&each);
    portability::refuse_unknown(all, out);
    return out;
}

void say_aside(const std::string& line) {
    std::fflush(stdout);
    fmt::print(stderr, "lab: {}\n", visible(line));
}

void say_wanted(const std::vector<Wanted>& cells, std::size_t experiments, bool each) {
    std::map<std::string, int> reasons;
    for (const Wanted& cell : cells) ++reasons[cell.reason];
    say("{} experiments in C++; {} cells to try\n", experiments, cells.size());
    for (const auto& [reason, count] : reasons) say("    {:>5} {}\n", count, reason);
    if (!each) return;
    for (const Wanted& cell : cells)
        say("{:<40} {:<11} {}  {}\n", cell.experiment->id, cell.setting.compiler,
            cell.setting.standard, cell.reason);
}

// What keeps a recording from being whole, most pressing first; empty: nothing.
std::string left_undone(const Place& place, const Recorder& recorder, int dropped) {
    if (local::interrupted())
        return "interrupted; what had finished is recorded, and the next recording goes on from "
               "there";
    if (dropped > 0)
        return fmt::format("{} cells dropped, since their files changed meanwhile; record again",
                           dropped);
    const std::size_t silent = portability::unanswered(recorder.after(), place.where);
    if (silent > 0)
        return fmt::format("{} cells got no answer from {}; record again to try them", silent,
                           place.where);
    if (!place.absent.empty())
        return fmt::format(
            "not tried with {} of the compilers that {} names; "
            "the lines above say how to get them",
            place.absent.size(), kCompilersFile);
    return "";
}

int tell(const Place& place, const Recorder& recorder, int dropped) {
    say("{}", portability::words_of_moves(recorder.before(), recorder.after()));
    say("{}{}", portability::table_of(recorder.after(), place.where),
        portability::faults_of(recorder.after(), place.where));
    for (const std::string& each : place.absent) say_aside(each);
    const std::string undone = left_undone(place, recorder, dropped);
    if (!undone.empty()) throw Trouble(undone);
    return portability::has_faults(recorder.after(), place.where) ? kRefuted : kFine;
}

// @param each every cell that was asked for, recorded or not
int fill(const fs::path& root, const PortabilityOptions& options, const char* folder, bool each) {
    const RunLock lock(root);
    sweep_temporaries(root / folder);
    const Compilers all = compilers_of(root);
    const std::vector<std::string> standards = standards_of(all, options.standards);
    const Book book = open_book(root);
    const auto client = client_of(root, options);
    const Place place = place_of(root, all, options, client.get());
    Recorder recorder(book, Shelf(root / folder), place, standards,
                      chosen_of(book, all, options.filter), say_aside);
    const std::vector<Wanted> cells = recorder.wanted(each || options.filter.again);
    say_wanted(cells, recorder.experiments(), options.dry_run);
    if (options.dry_run) {
        for (const std::string& each : place.absent) say_aside(each);
        return kFine;
    }
    const int dropped = recorder.go(cells, local::interrupted);
    return tell(place, recorder, dropped);
}

}  // namespace

int record_command(const fs::path& root, const PortabilityOptions& options) {
    return fill(root, options, portability::kRecordedFolder, false);
}

int run_on_explorer(const fs::path& root, const PortabilityOptions& options) {
    if (options.filter.patterns.empty() && !options.all)
        throw Trouble(
            "run --on explorer: wanted a PATTERN, or --all for the whole book, saw "
            "neither; each listing is a request to a server of other people's");
    return fill(root, options, portability::kBuildFolder, true);
}

}  // namespace lab
