// `lab status`: where every claim stands.
#include <fmt/core.h>

#include <iostream>
#include <optional>
#include <vector>

#include "../book.hpp"
#include "../evidence.hpp"
#include "../local/machine.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

// One line for each claim: its verdict, and what became of it in its control.
std::string standings(const Recorded& recorded) {
    std::string out;
    for (const RecordedClaim& claim : recorded.claims) {
        std::string control = "not tried";
        if (claim.control) {
            control = claim.control->verdict;
            if (!claim.control->reason.empty()) control += ", " + claim.control->reason;
        }
        const std::string why = claim.reason.empty() ? "" : "  " + claim.reason;
        out += visible_line(fmt::format("    {:<12} {}  (control: {}){}", claim.verdict, claim.id,
                                        control, why)) +
               "\n";
    }
    return out;
}

// What `status` has shown so far.
struct Shown {
    Tally all;
    int stale = 0, never = 0;
    std::vector<Refused> refused;
};

void show(const Experiment& experiment, const EvidenceStore& store, const std::string& key,
          Shown& shown) {
    std::optional<Recorded> recorded;
    try {
        recorded = store.read(experiment.id);
    } catch (const Refused& why) {
        shown.refused.push_back(why);
        fmt::print("{:<40} not shown: {}\n", experiment.id, why.cause);
        return;
    }
    if (!recorded) {
        ++shown.never;
        fmt::print("{:<40} never run\n", experiment.id);
        return;
    }
    Tally tally;
    tally.add(*recorded), shown.all.add(*recorded);
    const bool stale = recorded->earlier.key != key;
    shown.stale += stale;
    say("{:<40} {}{}{}\n", experiment.id, tally.words(), stale ? "; stale" : "",
        recorded->earlier.sandboxed ? "" : "; run without a sandbox");
    say("{}", standings(*recorded));
}

void say_sum(const Shown& shown, std::size_t sentences) {
    fmt::print("{} claims in the catalogue; {} tried: {}; {} experiments stale, {} never run{}\n",
               sentences, shown.all.all(), shown.all.words(), shown.stale, shown.never,
               shown.refused.empty() ? "" : fmt::format(", {} not shown", shown.refused.size()));
}

// The tables beside the experiments, which pages read too.
void add_refused_tables(const EvidenceStore& store, std::vector<Refused>& refused) {
    for (const char* name : {"machine", "claims"}) try {
            store.has(name);
        } catch (const Refused& why) {
            refused.push_back(why);
        }
}

}  // namespace

int status_command(const fs::path& root, const RunOptions& options, bool json) {
    const Book book = open_book(root);
    const EvidenceStore store(root);
    Toolchains toolchains(options.compiler);
    const auto keys = keys_of(book, toolchains, local::describe_machine());
    Shown shown;
    if (json) {
        Standings standings = store.standings(book.catalogue, book.experiments, keys);
        std::cout << visible_json(standings.json);
        shown.refused = std::move(standings.refused);
    } else {
        for (const Experiment& experiment : book.experiments)
            show(experiment, store, keys.at(experiment.id), shown);
        say_sum(shown, book.catalogue.all().size());
    }
    add_refused_tables(store, shown.refused);
    say_refused(shown.refused);
    if (!shown.refused.empty()) return kTrouble;
    return json ? kFine : exit_status(shown.all, {});
}

}  // namespace lab
