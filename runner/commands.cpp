// See commands.hpp.
#include "commands.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <map>

#include "book.hpp"
#include "claim_reader.hpp"
#include "evidence.hpp"
#include "execute.hpp"
#include "explain.hpp"
#include "local/local_executor.hpp"
#include "local/machine.hpp"
#include "local/needs.hpp"
#include "local/process.hpp"
#include "run_lock.hpp"
#include "scaffold.hpp"
#include "self_test.hpp"
#include "tally.hpp"
#include "trouble.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

std::vector<Job> plan(const Book& book, const RunOptions& options, Toolchains& toolchains,
                      const local::Machine& machine, const EvidenceStore& store) {
    std::vector<Job> jobs;
    const std::time_t now = std::time(nullptr);
    for (const Experiment& experiment : book.experiments) {
        if (!chosen(options.filter, experiment)) continue;
        jobs.push_back(job_of(book, experiment, toolchains, machine));
        jobs.back().missing = local::missing_of(experiment.needs);
        const auto recorded = store.read(experiment.id);
        decide_reuse(jobs.back(), recorded ? std::optional(recorded->earlier) : std::nullopt,
                     options.filter.again, now);
        if (jobs.back().reused) store.refresh_words(experiment, *recorded);
    }
    if (jobs.empty() && !options.filter.patterns.empty())
        throw Trouble(
            fmt::format("{}: no experiment and no claim is called so; ./lab list shows them all",
                        options.filter.patterns[0]));
    return jobs;
}

std::string line_of(const Outcome& outcome) {
    Tally tally;
    std::string more;
    for (const ClaimOutcome& claim : outcome.claims) {
        tally.add(std::string(judge::to_string(claim.verdict)));
        if (claim.verdict == judge::Verdict::verified) continue;
        std::string seen;
        if (claim.real && claim.real->trial.estimate)
            seen = " (saw " + judge::to_string(*claim.real->trial.estimate) + ")";
        more += fmt::format("\n    {} {}{}{}", judge::to_string(claim.verdict), claim.claim->id,
                            claim.reason.empty() ? "" : ": " + claim.reason, seen);
    }
    if (!outcome.build.ok && !outcome.build.diagnostics.empty())
        more += "\n" + outcome.build.diagnostics;
    return fmt::format("{:<40} {:>5.1f} s  {}: {}{}", outcome.job.experiment->id,
                       outcome.wall_seconds, outcome.job.reason, tally.words(), more);
}

int exit_status(const Tally& tally, const RunOptions& options) {
    if (tally.refuted > 0 || tally.failed) return kRefuted;
    const bool undecided = tally.inconclusive + tally.not_runnable > 0;
    return undecided && options.skip_status ? kSkipped : kFine;
}

// The verdicts that evidence holds for the chosen experiments, with reasons of the undecided.
Tally sum_up(const std::vector<Job>& jobs, const EvidenceStore& store, const RunOptions& options) {
    Tally tally;
    for (const Job& job : jobs) {
        const auto recorded = store.read(job.experiment->id);
        if (!recorded || recorded->earlier.key != job.key) continue;
        tally.add(*recorded);
        if (!options.filter.exact) continue;
        for (const RecordedClaim& claim : recorded->claims)
            if (job.reused && claim.verdict != "VERIFIED")
                fmt::print("    {} {}: {}\n", claim.verdict, claim.id, claim.reason);
    }
    return tally;
}

// Reused experiments, grouped by reason.
void say_reused(const std::vector<Job>& jobs) {
    std::map<std::string, std::vector<std::string>> groups;
    for (const Job& job : jobs)
        if (job.reused) groups[job.reason].push_back(job.experiment->id);
    for (const auto& [reason, ids] : groups) fmt::print("{}: {}\n", reason, fmt::join(ids, ", "));
}

double weight_of(const Job& job) { return job.experiment->runs_alone() ? 5 : 1; }

// A run as it goes on: what has been recorded, and what had to be dropped.
class Running {
public:
    Running(const Book& book, const local::Machine& machine, const EvidenceStore& store,
            Toolchains& toolchains, fs::file_time_type planned_at)
        : book_(book),
          machine_(machine),
          store_(store),
          toolchains_(toolchains),
          planned_at_(planned_at),
          checkout_(local::describe_checkout(book.root)),
          executor_(book.root) {}

    // Returns how many outcomes were dropped because their files changed meanwhile.
    int go(const std::vector<Job>& jobs) {
        double weight = 0;
        int count = 0;
        for (const Job& job : jobs)
            if (!job.reused) weight += weight_of(job), ++count;
        Progress progress(count, weight);
        execute(
            jobs, executor_, machine_.cpus, progress, local::interrupted,
            [&](const Outcome& outcome) { record(outcome, progress); },
            [&] { return test_ourselves(progress); });
        return dropped_;
    }

private:
    void record(const Outcome& outcome, Progress& progress) {
        const Experiment& experiment = *outcome.job.experiment;
        std::string line = line_of(outcome);
        if (changed_since(book_, experiment, planned_at_)) {
            ++dropped_;
            line = experiment.id + ": changed while it ran, so nothing is recorded";
        } else {
            store_.write(outcome, machine_.id, checkout_);
        }
        progress.finished(line, weight_of(outcome.job));
    }

    SelfTest test_ourselves(Progress& progress) {
        const auto listing = find_self_test(book_.root);
        SelfTest test;
        if (listing)
            test = run_self_test(executor_, job_of(book_, *listing, toolchains_, machine_));
        else
            test.complaint = "snippets/lab/self_test.toml is missing";
        if (!test.complaint.empty())
            progress.say("self-test: " + test.complaint + "; no cost of this run is believed");
        return test;
    }

    const Book& book_;
    const local::Machine& machine_;
    const EvidenceStore& store_;
    Toolchains& toolchains_;
    const fs::file_time_type planned_at_;
    const local::Checkout checkout_;
    local::LocalExecutor executor_;
    int dropped_ = 0;
};

}  // namespace

int list_command(const fs::path& root, const Filter& filter, bool json) {
    std::vector<Experiment> shown;
    for (Experiment& experiment : open_book(root).experiments)
        if (chosen(filter, experiment)) shown.push_back(std::move(experiment));
    if (json) {
        std::cout << list_json(shown);
        return kFine;
    }
    for (const Experiment& experiment : shown) {
        fmt::print("{:<40} {}\n", experiment.id, experiment.title.en);
        for (const Claim& claim : experiment.claims)
            fmt::print("    {:<12} {}\n", to_string(claim.kind), claim.id);
    }
    return kFine;
}

int run_command(const fs::path& root, const RunOptions& options) {
    const EvidenceStore store(root);
    const RunLock lock(root);
    const fs::file_time_type planned_at = fs::file_time_type::clock::now();
    const Book book = open_book(root);
    Toolchains toolchains(options.compiler);
    local::Machine machine = local::describe_machine();
    const std::vector<Job> jobs = plan(book, options, toolchains, machine, store);
    const bool anything =
        std::any_of(jobs.begin(), jobs.end(), [](const Job& job) { return !job.reused; });
    if (anything || !store.has_machine()) {
        machine.compilers = toolchains.banners();
        machine.fingerprint = local::measure_fingerprint();
        store.write_machine(machine);
    }
    say_reused(jobs);
    const int dropped =
        anything ? Running(book, machine, store, toolchains, planned_at).go(jobs) : 0;
    if (anything || !store.has_claims())
        store.write_claims(store.claims_json(book.catalogue, book.experiments,
                                             keys_of(book, toolchains, machine)));
    if (local::interrupted())
        throw Trouble(
            "interrupted; what had finished is recorded, and the next run goes on from there");
    if (dropped > 0)
        throw Trouble(fmt::format("{} experiments changed while they ran; run again", dropped));
    const Tally tally = sum_up(jobs, store, options);
    fmt::print("{} experiments: {}\n", jobs.size(), tally.words());
    return exit_status(tally, options);
}

int status_command(const fs::path& root, const RunOptions& options, bool json) {
    const Book book = open_book(root);
    const EvidenceStore store(root);
    Toolchains toolchains(options.compiler);
    const auto keys = keys_of(book, toolchains, local::describe_machine());
    if (json) {
        std::cout << store.claims_json(book.catalogue, book.experiments, keys);
        return kFine;
    }
    Tally all;
    int stale = 0, never = 0;
    for (const Experiment& experiment : book.experiments) {
        const auto recorded = store.read(experiment.id);
        if (!recorded) {
            ++never;
            fmt::print("{:<40} never run\n", experiment.id);
            continue;
        }
        Tally tally;
        tally.add(*recorded), all.add(*recorded);
        const bool old = recorded->earlier.key != keys.at(experiment.id);
        stale += old;
        fmt::print("{:<40} {}{}\n", experiment.id, tally.words(), old ? "; stale" : "");
        for (const RecordedClaim& claim : recorded->claims)
            if (claim.verdict != "VERIFIED")
                fmt::print("    {} {}: {}\n", claim.verdict, claim.id, claim.reason);
    }
    fmt::print("{} claims in the catalogue; {} tried: {}; {} experiments stale, {} never run\n",
               book.catalogue.all().size(), all.all(), all.words(), stale, never);
    return exit_status(all, {});
}

int explain_command(const fs::path& root, const std::string& claim, const RunOptions& options) {
    const Book book = open_book(root);
    const Sentence* const sentence = book.catalogue.find(claim);
    if (!sentence) {
        std::string similar;
        for (const Sentence& each : book.catalogue.all())
            if (each.id.find(claim) != std::string::npos) similar += "\n    " + each.id;
        throw Trouble(fmt::format(
            "{}: no claim is called so{}", claim,
            similar.empty() ? "; ./lab status --json lists them all" : "; did you mean" + similar));
    }
    const Experiment* experiment = nullptr;
    for (const Experiment& each : book.experiments)
        for (const Claim& one : each.claims)
            if (one.id == claim) experiment = &each;
    std::optional<Recorded> recorded;
    bool stale = false;
    if (experiment) recorded = EvidenceStore(root).read(experiment->id);
    if (recorded) {
        Toolchains toolchains(options.compiler);
        stale = job_of(book, *experiment, toolchains, local::describe_machine()).key !=
                recorded->earlier.key;
    }
    std::cout << explain(*sentence, experiment, recorded ? &*recorded : nullptr, stale);
    return kFine;
}

int new_command(const fs::path& root, const std::string& id) {
    for (const fs::path& file : begin_experiment(root, id)) fmt::print("made {}\n", file.string());
    fmt::print("Next: ./lab run {0}, then edit the listing and its claims.\n", id);
    return kFine;
}

}  // namespace lab
