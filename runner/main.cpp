// Options in, one command called, exit status out; the only catch.
#include <fmt/core.h>
#include <signal.h>
#include <sys/prctl.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "commands/commands.hpp"
#include "commands/named.hpp"
#include "disk_trouble.hpp"
#include "local/compile.hpp"
#include "local/process.hpp"
#include "options/explorer.hpp"
#include "options/portability.hpp"
#include "trouble.hpp"
#include "visible.hpp"

namespace {

using namespace lab;

void stop_gently() {
    struct sigaction action {};
    action.sa_handler = [](int) { local::interrupt_all(); };
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

// `compile …`: what ninja calls for each listing; see local/compile.hpp. Not a command for people.
int compile_from(int argc, char** argv) {
    const auto order = local::compile_order_from({argv + 1, argv + argc});
    if (!order) throw Trouble("compile: called by the runner itself; ./lab run compiles listings");
    prctl(PR_SET_PDEATHSIG, SIGTERM);  // ninja's death ends the compiler too
    local::compile(*order);
    return local::interrupted() ? kTrouble : kFine;
}

constexpr const char* kAboutPublishing =
    R"(Publishes what `lab run` would reuse as it stands: not what is stale, failed, or was run without a
sandbox. Nothing is committed. So that the repository stays small, a published file stays, with its
own date, unless
  its listing, claim file, words, compiler, kernel or CPU changed,
  a claim of it has another verdict, or
  both intervals of a claim have no point in common;
history.jsonl gains one line for what was tried since. schemas/README.md tells all.
Nothing that is written may hold the names of host and user, home folders or this folder's place.)";

constexpr const char* kAboutComparing =
    R"(Verdicts that flipped come first, then verdicts lost or won, then numbers that moved by more
than both intervals allow, the largest move first. A flip is a finding, not a failure: the exit
status is 0 unless the work could not be done.)";

constexpr const char* kAboutSamples =
    R"(--samples prints one head line, then a row for each block (costs) or process (all else):
  claim kind relation        as in the claim file
  subject                    fact, series|point, or arms|..., the dividend first
  threshold                  JSON: a value, a list, or the name of the other fact
  quiet                      yes: the claim needs a quiet machine
  self_test                  costs: REFUTED|VERIFIED where the self-test of the run passed
  try process                real, confirmation or control; the process in it, from 1
  trouble                    why a row holds no value: a process failed, a block was lost
  value other                JSON: what the process reported; the other fact of same_as
  order visit1 ... visit4 y  ABBA or BAAB; ns for one operation as timed; log of cost(A)/cost(B)
  pressure ... spin_p95_us   what the machine did around this process
Judge them again without the runner: ./lab explain --samples CLAIM | proofs/recompute.py -)";

void add_patterns(CLI::App& command, RunOptions& options) {
    command.add_option("PATTERN", options.filter.patterns,
                       "experiment, topic or claim, or a part of its id; none: all");
    command.add_option("--compiler", options.compiler, "compiler for C++ listings")
        ->capture_default_str();
}

void add_diff(CLI::App& app, DiffOptions& options, const std::function<void()>& chosen) {
    CLI::App& diff = *app.add_subcommand(
        "diff", "which claims, verdicts, numbers, listings and pages move between two revisions");
    diff.add_option("BASE", options.base, "revision that git knows, as in main; a dot: the files")
        ->required();
    diff.add_option("HEAD", options.head, "the same")->capture_default_str();
    diff.add_option("--lang", options.language, "language of the words: en or zh")
        ->capture_default_str();
    CLI::Option* markdown = diff.add_flag("--markdown", options.markdown, "for a web page");
    CLI::Option* json = diff.add_flag("--json", options.json, "for programs");
    diff.add_flag("--kind", options.kind, "only which checks it needs: prose, or full")
        ->excludes(markdown)
        ->excludes(json->excludes(markdown));
    diff.add_option(
        "--base-evidence", options.base_evidence,
        "folder such as build/evidence, instead of what BASE has published; none: none");
    diff.add_option("--head-evidence", options.head_evidence, "the same for HEAD");
    diff.add_flag("--rerun-only", options.rerun_only,
                  "verdicts and numbers only of experiments that have to be run again");
    diff.footer("What HEAD alone has changed: ./lab diff $(git merge-base main HEAD) HEAD");
    diff.callback(chosen);
}

// What a person asks of published evidence.
struct Published {
    PublishOptions publishing;
    CompareOptions comparing;
    HistoryOptions looking_back;
    std::string claim;
};

void add_publish(CLI::App& app, const std::filesystem::path& root, Published& in,
                 std::function<int()>& call) {
    CLI::App& publish = *app.add_subcommand(
        "publish", "this machine's evidence into the repository: evidence/NAME");
    publish.add_option("NAME", in.publishing.name,
                       "of the machine: small letters, digits, hyphens; without it: made of its "
                       "facts, as in amd-epyc-2-cpus-virtual");
    publish.add_flag("--all", in.publishing.all, "replace every file, moved or not");
    publish.add_flag("--dry-run", in.publishing.dry_run,
                     "tell what would be written, and write nothing");
    publish
        .add_option("--harmless", in.publishing.harmless,
                    "a word that names this host or its user, and in the evidence does not")
        ->allow_extra_args(false);
    publish.add_option("--compiler", in.publishing.compiler, "compiler for C++ listings")
        ->capture_default_str();
    publish.footer(kAboutPublishing);
    publish.callback([&] { call = [&] { return publish_command(root, in.publishing); }; });
}

void add_compare(CLI::App& app, const std::filesystem::path& root, Published& in,
                 std::function<int()>& call) {
    CLI::App& compare =
        *app.add_subcommand("compare", "this machine's evidence beside what was published");
    compare.add_option("BUNDLE", in.comparing.bundle,
                       "a published machine, or a folder of evidence; without it: the one whose "
                       "numbers pages show");
    compare.add_option("--between", in.comparing.between, "two of them instead, before and after")
        ->expected(2);
    compare.add_flag("--all", in.comparing.all,
                     "every number that moved, not only the largest ten");
    compare.add_flag("--json", in.comparing.json, "for programs: schemas/comparison.schema.json");
    compare.add_option("--lang", in.comparing.language, "language of the words: en or zh")
        ->capture_default_str();
    compare.footer(kAboutComparing);
    compare.callback([&] { call = [&] { return compare_command(root, in.comparing); }; });
}

void add_history(CLI::App& app, const std::filesystem::path& root, Published& in,
                 std::function<int()>& call) {
    CLI::App& history =
        *app.add_subcommand("history", "what a claim came to, publication by publication");
    history.add_option("CLAIM", in.claim, "claim id, or a part of it that names one claim")
        ->required();
    history.add_option("--machine", in.looking_back.machine,
                       "only this one of the published machines");
    history.add_flag("--json", in.looking_back.json, "for programs: schemas/timeline.schema.json");
    history.add_option("--lang", in.looking_back.language, "language of the words: en or zh")
        ->capture_default_str();
    history.callback(
        [&] { call = [&] { return history_command(root, in.claim, in.looking_back); }; });
}

void add_published(CLI::App& app, const std::filesystem::path& root, Published& in,
                   std::function<int()>& call) {
    add_publish(app, root, in, call);
    add_compare(app, root, in, call);
    add_history(app, root, in, call);
}

int read_and_call(int argc, char** argv) {
    CLI::App app(
        "Puts a book's claims to the test: compiles its listings, runs them, judges, and keeps the "
        "evidence.",
        "lab");
    app.require_subcommand(1);
    app.footer(
        "Exit status: 0 nothing refuted, 1 a claim refuted or a check failed, 2 the work could not "
        "be done.");
    std::filesystem::path root = ".";
    app.add_option("--root", root, "folder of the book")->capture_default_str();

    RunOptions options;
    ExplainOptions explaining;
    std::string name;
    bool json = false;
    std::function<int()> call;

    CLI::App& list = *app.add_subcommand("list", "experiments and the claims they decide");
    add_patterns(list, options);
    ListOptions listing;
    list.add_flag("--json", listing.json, "for programs");
    list.add_flag("--needs", listing.needs,
                  "instead: what each may do or use beyond the usual, for reviewers");
    list.callback([&] { call = [&] { return list_command(root, options.filter, listing); }; });

    CLI::App& run =
        *app.add_subcommand("run", "try experiments whose evidence is missing or out of date");
    add_patterns(run, options);
    run.add_flag("--again", options.filter.again, "even where nothing has changed");
    run.add_flag("--exact", options.filter.exact, "patterns are whole experiment ids");
    run.add_flag("--no-sandbox", options.filter.no_sandbox,
                 "let listings do whatever you may do; marked in every record");
    run.add_flag("--skip-status", options.skip_status,
                 "end with 77 if a claim was not decided (for ctest)");
    PortabilityOptions elsewhere, recording;
    add_run_on(run, elsewhere);
    run.callback([&] {
        elsewhere.filter = options.filter;
        call = [&] {
            return elsewhere.on == "local" ? run_command(root, options)
                                           : run_on_explorer(root, elsewhere);
        };
    });

    ExplorerOptions exploring;
    add_record(add_explorer(app, root, exploring, call), root, recording, call);

    CLI::App& status = *app.add_subcommand("status", "where every claim stands on this machine");
    status.add_option("--compiler", options.compiler, "compiler for C++ listings")
        ->capture_default_str();
    status.add_flag("--json", json, "for programs: one object a claim");
    status.callback([&] { call = [&] { return status_command(root, options, json); }; });

    CLI::App& explain = *app.add_subcommand("explain", "what one verdict rests on");
    explain
        .add_option("CLAIM", name,
                    "claim id, topic/slug; or a part of it, or an experiment, that names one claim")
        ->required();
    explain.add_option("--lang", explaining.language, "language of the words: en or zh")
        ->capture_default_str();
    explain.add_flag("--samples", explaining.samples,
                     "the raw values instead of words, as CSV; see below");
    explain.footer(kAboutSamples);
    explain.callback([&] { call = [&] { return explain_command(root, name, explaining); }; });

    Published published;
    add_published(app, root, published, call);
    DiffOptions comparing;
    add_diff(app, comparing, [&] { call = [&] { return diff_command(root, comparing); }; });

    CLI::App& begin = *app.add_subcommand("new", "begin a listing, its claim file and both pages");
    begin.add_option("TOPIC/NAME", name, "as in memory/page_fault")->required();
    begin.callback([&] { call = [&] { return new_command(root, name); }; });

    const std::string command = named_command(app, argc, argv);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        const std::string begun = command.empty() ? "" : command + " ";
        throw Trouble(fmt::format("{}{}; ./lab {}--help tells what it takes",
                                  command.empty() ? "" : command + ": ", error.what(), begun));
    }
    return call();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        stop_gently();
        if (argc > 1 && std::string(argv[1]) == "compile") return compile_from(argc, argv);
        return read_and_call(argc, argv);
    } catch (const Trouble& trouble) {
        std::cerr << "lab: " << visible(trouble.what()) << '\n';
    } catch (const std::filesystem::filesystem_error& fault) {
        const int error = fault.code().value();
        std::cerr << "lab: "
                  << visible(disk_trouble(fault.path1(), "be read or written", error).what())
                  << '\n';
    } catch (const std::exception& fault) {
        std::cerr << "lab: a fault of the runner itself: " << visible(fault.what()) << '\n';
    }
    return kTrouble;
}
