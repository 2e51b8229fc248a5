// `lab run`: tries what has no evidence, or none that still holds.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ctime>
#include <map>

#include "../atomic_file.hpp"
#include "../book.hpp"
#include "../disk_trouble.hpp"
#include "../evidence.hpp"
#include "../execute.hpp"
#include "../explain/explain.hpp"
#include "../local/local_executor.hpp"
#include "../local/machine.hpp"
#include "../local/needs.hpp"
#include "../local/process.hpp"
#include "../run_lock.hpp"
#include "../self_test.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

// Throws what no run can replace.
void say_replaced(const Refused& why) {
    if (!why.replaceable) throw Refused(why);
    fmt::print(stderr, "lab: {}; it is not shown, and made anew\n", why.fault);
}

std::vector<Job> plan(const Book& book, const RunOptions& options, Toolchains& toolchains,
                      const local::Machine& machine, const EvidenceStore& store) {
    refuse_unmatched(book, options.filter);
    std::vector<Job> jobs;
    const std::time_t now = std::time(nullptr);
    for (const Experiment& experiment : book.experiments) {
        if (!chosen(options.filter, experiment)) continue;
        jobs.push_back(job_of(book, experiment, toolchains, machine));
        jobs.back().missing = local::missing_of(experiment.needs);
        try {
            const auto recorded = store.read(experiment.id);
            decide_reuse(jobs.back(), recorded ? std::optional(recorded->earlier) : std::nullopt,
                         options.filter, now);
            if (jobs.back().reused) store.refresh_words(experiment, *recorded);
        } catch (const Refused& why) {
            say_replaced(why);
            jobs.back().reason = why.cause;
        }
    }
    return jobs;
}

// Whether "machine" or "claims" is there; what is refused is as good as not there.
bool has_whole(const EvidenceStore& store, const std::string& name) {
    try {
        return store.has(name);
    } catch (const Refused& why) {
        say_replaced(why);
        return false;
    }
}

// One line for each claim that is not VERIFIED.
std::string doubts(const Recorded& recorded) {
    std::string out;
    for (const RecordedClaim& claim : recorded.claims)
        if (claim.verdict != "VERIFIED") out += "    " + in_one_line(claim) + "\n";
    return out;
}

std::string lines_of(const Outcome& outcome, const Recorded& recorded) {
    Tally tally;
    tally.add(recorded);
    std::string out = fmt::format("{:<40} {:>5.1f} s  {}: {}\n{}{}", outcome.job.experiment->id,
                                  outcome.wall_seconds, outcome.job.reason, tally.words(),
                                  doubts(recorded), words_of_programs(recorded, "        "));
    out.pop_back();
    return out;
}

std::string counted(std::size_t count, const std::string& what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

struct Summary {
    Tally tally;
    std::string in_doubt;  // the first claim that is refuted or undecided; empty: none
};

// The verdicts that evidence holds for the chosen experiments, with reasons of the undecided.
Summary sum_up(const std::vector<Job>& jobs, const EvidenceStore& store,
               const RunOptions& options) {
    Summary sum;
    for (const Job& job : jobs) {
        const auto recorded = store.read(job.experiment->id);
        if (!recorded || recorded->earlier.key != job.key) continue;
        sum.tally.add(*recorded);
        if (options.filter.exact && job.reused) say("{}", doubts(*recorded));
        for (const RecordedClaim& claim : recorded->claims)
            if (sum.in_doubt.empty() &&
                (claim.verdict == "REFUTED" || claim.verdict == "INCONCLUSIVE"))
                sum.in_doubt = claim.id;
    }
    return sum;
}

// The sandbox of this machine, or none where a person said so; both say what is not enforced.
local::Confinement confinement_for(const Filter& filter) {
    const local::Confinement confinement =
        filter.no_sandbox ? local::without_sandbox() : local::find_confinement();
    if (filter.no_sandbox)
        fmt::print(stderr,
                   "WITHOUT A SANDBOX: every listing of this checkout can read and change what you "
                   "can; the evidence and the pages will say so\n");
    else if (!confinement.not_enforced().empty())
        fmt::print(stderr,
                   "no cgroup for {} can be made here: a watch takes its place, which is slower "
                   "than a bound; root, or systemd-run --user --scope ./lab run, has cgroups\n",
                   fmt::join(confinement.not_enforced(), " and "));
    return confinement;
}

// Reused experiments, grouped by reason.
void say_reused(const std::vector<Job>& jobs) {
    std::map<std::string, std::vector<std::string>> groups;
    for (const Job& job : jobs)
        if (job.reused) groups[job.reason].push_back(job.experiment->id);
    for (const auto& [reason, ids] : groups) say("{}: {}\n", reason, fmt::join(ids, ", "));
}

double weight_of(const Job& job) { return job.experiment->runs_alone() ? 5 : 1; }

// A run as it goes on: what has been recorded, and what had to be dropped.
class Running {
public:
    Running(const Book& book, const local::Machine& machine, const EvidenceStore& store,
            Toolchains& toolchains, const Written& before, local::Confinement confinement)
        : book_(book),
          machine_(machine),
          store_(store),
          toolchains_(toolchains),
          before_(before),
          checkout_(local::describe_checkout(book.root)),
          executor_(book.root, std::move(confinement)) {}

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
        std::string lines = experiment.id + ": changed while it ran, so nothing is recorded";
        if (changed_since(book_, experiment, before_)) {
            ++dropped_;
        } else {
            if (!outcome.build.ok && outcome.job.missing.empty())
                refuse_if_full(book_.root / "build", experiment.listing.string());
            store_.write(outcome, machine_.id, checkout_);
            lines = lines_of(outcome, *store_.read(experiment.id));
        }
        progress.finished(lines, weight_of(outcome.job));
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
    const Written& before_;
    const local::Checkout checkout_;
    local::LocalExecutor executor_;
    int dropped_ = 0;
};

}  // namespace

int run_command(const fs::path& root, const RunOptions& options) {
    const EvidenceStore store(root);
    const RunLock lock(root);
    sweep_temporaries(root / "build/evidence");
    sweep_temporaries(root / "build/snippets");
    const Written before = written_below(root);
    const Book book = open_book(root);
    Toolchains toolchains(options.compiler);
    local::Machine machine = local::describe_machine();
    const std::vector<Job> jobs = plan(book, options, toolchains, machine, store);
    const bool anything =
        std::any_of(jobs.begin(), jobs.end(), [](const Job& job) { return !job.reused; });
    has_whole(store, "claims");  // written in any case
    if (!has_whole(store, "machine") || anything) {
        machine.compilers = toolchains.banners();
        machine.fingerprint = local::measure_fingerprint();
        store.write_machine(machine);
    }
    say_reused(jobs);
    const int dropped = anything ? Running(book, machine, store, toolchains, before,
                                           confinement_for(options.filter))
                                       .go(jobs)
                                 : 0;
    const Standings standings =
        store.standings(book.catalogue, book.experiments, keys_of(book, toolchains, machine));
    store.write_standings(standings);
    say_refused(standings.refused);
    if (local::interrupted())
        throw Trouble(
            "interrupted; what had finished is recorded, and the next run goes on from there");
    if (dropped > 0)
        throw Trouble(fmt::format("{} changed during the run; run again",
                                  counted(static_cast<std::size_t>(dropped), "experiment")));
    const Summary sum = sum_up(jobs, store, options);
    if (!options.filter.exact && !sum.in_doubt.empty())
        say("./lab explain {} tells what that verdict rests on.\n", sum.in_doubt);
    say("{}: {}\n", counted(jobs.size(), "experiment"), sum.tally.words());
    return exit_status(sum.tally, options);
}

}  // namespace lab
