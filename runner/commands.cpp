// See commands.hpp.
#include "commands.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <map>

#include "atomic_file.hpp"
#include "book.hpp"
#include "claim_reader.hpp"
#include "disk_trouble.hpp"
#include "evidence.hpp"
#include "execute.hpp"
#include "explain/explain.hpp"
#include "explain/samples.hpp"
#include "local/local_executor.hpp"
#include "local/machine.hpp"
#include "local/needs.hpp"
#include "local/process.hpp"
#include "needs_table.hpp"
#include "run_lock.hpp"
#include "scaffold.hpp"
#include "self_test.hpp"
#include "similar.hpp"
#include "tally.hpp"
#include "trouble.hpp"
#include "visible.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

// All that a person reads on standard output: no title, name or reason commands the terminal.
template <class... Parts>
void say(fmt::format_string<Parts...> form, Parts&&... parts) {
    fmt::print("{}", visible(fmt::format(form, std::forward<Parts>(parts)...)));
}

Trouble no_such_experiment(const Book& book, const std::string& pattern) {
    std::vector<std::string> known;
    for (const Experiment& experiment : book.experiments) known.push_back(experiment.id);
    for (const Experiment& experiment : book.experiments)
        for (const Claim& claim : experiment.claims) known.push_back(claim.id);
    return Trouble(fmt::format("{}: no experiment and no claim that one decides is called so{}",
                               pattern,
                               did_you_mean(pattern, known, "; ./lab list shows them all")));
}

// A pattern that names nothing would be passed over in silence beside one that does.
void refuse_unmatched(const Book& book, const Filter& filter) {
    for (const std::string& pattern : filter.patterns) {
        Filter alone = filter;
        alone.patterns = {pattern};
        const auto is_chosen = [&](const Experiment& each) { return chosen(alone, each); };
        if (std::none_of(book.experiments.begin(), book.experiments.end(), is_chosen))
            throw no_such_experiment(book, pattern);
    }
}

// The sentence that a word names: its id, or what only one id ends with or contains, or the
// experiment that decides it.
const Sentence& sentence_named(const Book& book, const std::string& word) {
    std::vector<std::string> known, meant;
    for (const Sentence& sentence : book.catalogue.all()) known.push_back(sentence.id);
    for (const Experiment& experiment : book.experiments)
        if (experiment.id == word)
            for (const Claim& claim : experiment.claims) meant.push_back(claim.id);
    const bool is_experiment = !meant.empty();
    const auto keep = [&](auto is_meant) {
        if (meant.empty())
            std::copy_if(known.begin(), known.end(), std::back_inserter(meant), is_meant);
    };
    keep([&](const std::string& id) { return id == word; });
    keep([&](const std::string& id) { return id.substr(id.find('/') + 1) == word; });
    keep([&](const std::string& id) { return id.find(word) != std::string::npos; });
    if (meant.size() == 1) return *book.catalogue.find(meant[0]);
    if (is_experiment)
        throw Trouble(fmt::format("{}: an experiment that decides several claims: {}; name one",
                                  word, fmt::join(meant, ", ")));
    throw Trouble(fmt::format(
        "{}: wanted a claim's id, saw {}{}", word,
        meant.empty() ? "none that is called so" : "several that contain it",
        did_you_mean(word, known, "; ./lab list shows what is decided, claims/ the rest")));
}

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

// After what a command shows: all that it does not show, and why.
void say_refused(const std::vector<Refused>& refused) {
    std::cout.flush(), std::fflush(stdout);
    for (const Refused& why : refused) fmt::print(stderr, "lab: {}\n", why.what());
}

// One line for each claim that is not VERIFIED.
std::string doubts(const Recorded& recorded) {
    std::string out;
    for (const RecordedClaim& claim : recorded.claims)
        if (claim.verdict != "VERIFIED") out += "    " + in_one_line(claim) + "\n";
    return out;
}

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

int exit_status(const Tally& tally, const RunOptions& options) {
    if (tally.refuted > 0 || tally.failed) return kRefuted;
    const bool undecided = tally.inconclusive + tally.not_runnable > 0;
    return undecided && options.skip_status ? kSkipped : kFine;
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

// The raw values of a claim. Throws Trouble where there are none.
std::string samples_of(const Sentence& sentence, const Experiment* experiment,
                       const std::optional<Recorded>& recorded) {
    if (!experiment)
        throw Trouble(
            fmt::format("{}: no experiment decides it, so there are no samples", sentence.id));
    if (recorded)
        for (const RecordedClaim& claim : recorded->claims)
            if (claim.id == sentence.id) return samples_csv(claim, *recorded);
    throw Trouble(fmt::format("{}: no samples yet; ./lab run {}", sentence.id, experiment->id));
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

int list_command(const fs::path& root, const Filter& filter, const ListOptions& options) {
    const Book book = open_book(root);
    refuse_unmatched(book, filter);
    std::vector<Experiment> shown;
    std::copy_if(book.experiments.begin(), book.experiments.end(), std::back_inserter(shown),
                 [&](const Experiment& experiment) { return chosen(filter, experiment); });
    if (options.json) {
        std::cout << visible_json(list_json(shown));
        return kFine;
    }
    if (options.needs) {
        say("{}", needs_table(shown));
        return kFine;
    }
    for (const Experiment& experiment : shown) {
        say("{:<40} {}\n", experiment.id, experiment.title.en);
        for (const Claim& claim : experiment.claims)
            say("    {:<12} {}\n", to_string(claim.kind), claim.id);
    }
    return kFine;
}

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

int explain_command(const fs::path& root, const std::string& word, const ExplainOptions& options) {
    const auto tongue = tongue_from(options.language);
    if (!tongue) throw Trouble(fmt::format("--lang: wanted en or zh, saw {}", options.language));
    const Book book = open_book(root);
    const Sentence& sentence = sentence_named(book, word);
    const Experiment* experiment = nullptr;
    for (const Experiment& each : book.experiments)
        for (const Claim& one : each.claims)
            if (one.id == sentence.id) experiment = &each;
    std::optional<Recorded> recorded;
    if (experiment) recorded = EvidenceStore(root).read(experiment->id);
    if (options.samples) {
        std::cout << samples_of(sentence, experiment, recorded);
        return kFine;
    }
    bool stale = false;
    if (recorded) {
        Toolchains toolchains(options.compiler);
        stale = job_of(book, *experiment, toolchains, local::describe_machine()).key !=
                recorded->earlier.key;
    }
    say("{}", explain(sentence, experiment, recorded ? &*recorded : nullptr, stale, *tongue));
    return kFine;
}

int new_command(const fs::path& root, const std::string& id) {
    const Begun begun = begin_experiment(root, id);
    for (const fs::path& file : begun.made) say("made {}\n", file.string());
    for (const fs::path& file : begun.added_to) say("added to {}\n", file.string());
    say("Next: ./lab run {0} shows that it works as it stands. Then write\n"
        "    the sentence under test    {1}\n"
        "    the program                snippets/{0}.cpp\n"
        "    what must hold             snippets/{0}.toml\n"
        "    every line of both pages   docs/en/{0}.md, docs/zh/{0}.md\n"
        "or, to show it on a page that exists, delete both pages and their lines in\n"
        "docs/en/index.md and docs/zh/index.md, and name that page in {1}: page = \"…\"\n",
        id, begun.catalogue.string());
    return kFine;
}

}  // namespace lab
