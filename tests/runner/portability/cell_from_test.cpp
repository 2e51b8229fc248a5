// Every way in which building and running can end, as a cell of the matrix.
#include "portability/cell_from.hpp"

#include <doctest/doctest.h>

#include "../fake_executor.hpp"
#include "matrix.hpp"

using namespace lab;
using namespace lab::portability;

namespace {

Cell cell_of(const Build& build, std::vector<Run> runs = {}) {
    Outcome outcome;
    outcome.build = build, outcome.runs = std::move(runs);
    outcome.finished_at = "2026-11-30T08:00:00Z";
    return cell_from(setting(), "0123456789abcdef", outcome);
}

const Build kBuilt{.ok = true, .ending = BuildEnding::compiled};

Run ended(Ending ending, int code = 0, const std::string& reason = "") {
    Run run;
    run.ending = ending, run.code = code, run.reason = reason;
    return run;
}

Build refused(BuildEnding ending, const std::string& reason, const std::string& diagnostics = "") {
    return {.ok = false, .ending = ending, .reason = reason, .diagnostics = diagnostics};
}

}  // namespace

TEST_CASE("a build is what the compiler made of it and said about it") {
    Build warned = kBuilt;
    warned.diagnostics = "a.cpp:1:1: warning: unused variable\n";

    CHECK(cell_of(kBuilt).build == BuildOutcome::builds);
    CHECK(cell_of(warned).build == BuildOutcome::warns);
    CHECK(cell_of(warned).diagnostics.at(0) == "a.cpp:1:1: warning: unused variable");
    const Cell no = cell_of(refused(BuildEnding::compile_failed, "", "a.cpp:1:1: error: no\n"));
    CHECK(no.build == BuildOutcome::refuses);
    CHECK(no.run == RunOutcome::not_run);
    CHECK(no.claims.empty());
}

TEST_CASE("a compiler that ran out of time is not one that refused, nor one that was too poor") {
    const Cell slow = cell_of(refused(BuildEnding::compile_limit, "took longer than 60 s"));
    const Cell poor =
        cell_of(refused(BuildEnding::compile_limit, "wanted more than 2048 MiB of memory"));

    CHECK(slow.build == BuildOutcome::timed_out);
    CHECK(slow.build_reason == "took longer than 60 s");
    CHECK(poor.build == BuildOutcome::not_tried);
    CHECK_FALSE(slow.is_fine());
}

TEST_CASE("each ending of a program has a run outcome, and none is lost") {
    struct Expected {
        Run run;
        RunOutcome outcome;
        int status;
        std::string reason;  // part of it
    };
    const Expected all[] = {
        {finished(), RunOutcome::ran, 0, ""},
        {ended(Ending::exited, 3), RunOutcome::ran, 3, "exit status 3"},
        {crashed(), RunOutcome::signalled, 6, "SIGABRT"},
        {ended(Ending::timed_out), RunOutcome::timed_out, 0, "wall time"},
        {ended(Ending::cpu_limit, 24), RunOutcome::limited, 24, "CPU time"},
        {ended(Ending::memory_limit, 9), RunOutcome::limited, 9, "memory"},
        {ended(Ending::pids_limit, 1), RunOutcome::limited, 1, "process or thread"},
        {ended(Ending::disk_limit, 1), RunOutcome::limited, 1, "files at their bound"},
        {ended(Ending::output_limit), RunOutcome::limited, 0, "more than is kept"},
        {ended(Ending::report_limit), RunOutcome::limited, 0, "more than is read"},
        {ended(Ending::no_report), RunOutcome::ran, 0, "no complete report"},
        {ended(Ending::bad_report, 0, "record 2"), RunOutcome::ran, 0, "cannot be read: record 2"},
        {ended(Ending::unavailable, 0, "needs cpus:8"), RunOutcome::not_tried, 0, "needs cpus:8"},
        {ended(Ending::not_started, 0, "ENOEXEC"), RunOutcome::not_run, 0, "ENOEXEC"},
        {ended(Ending::service_failed, 0, "503"), RunOutcome::service_failed, 0, "503"}};
    for (const Expected& each : all) {
        const Cell cell = cell_of(kBuilt, {each.run});
        INFO(each.reason);
        CHECK(cell.run == each.outcome);
        CHECK(cell.status == each.status);
        CHECK(cell.run_reason.find(each.reason) != std::string::npos);
    }
}

TEST_CASE("a run that failed tells more than those before it, and a control's tells nothing") {
    Run control = crashed();
    control.variant = "control";

    CHECK(cell_of(kBuilt, {finished(), finished(), crashed()}).run == RunOutcome::signalled);
    CHECK(cell_of(kBuilt, {control, finished()}).run == RunOutcome::ran);
}

TEST_CASE("a failure of the service leaves no verdict, also where only a control's run failed") {
    Run control = ended(Ending::service_failed, 0, "429");
    control.variant = "control";
    Claim claim;
    Outcome outcome;
    outcome.build = kBuilt, outcome.runs = {finished(), finished(), control};
    outcome.claims.emplace_back();
    outcome.claims[0].claim = &claim;

    const Cell cell = cell_from(setting(), "0123456789abcdef", outcome);

    CHECK(cell.run == RunOutcome::service_failed);
    CHECK(cell.run_reason == "429");
    CHECK(cell.claims.empty());
    CHECK_FALSE(cell.is_settled());
    CHECK(cell_of(refused(BuildEnding::service_failed, "no answer")).build ==
          BuildOutcome::service_failed);
}

TEST_CASE("verdicts stand with their reasons") {
    Claim claim;
    claim.id = "soup/hot";
    Outcome outcome;
    outcome.build = kBuilt, outcome.runs = {finished()};
    outcome.claims.emplace_back();
    outcome.claims[0].claim = &claim;
    outcome.claims[0].verdict = judge::Verdict::refuted;
    outcome.claims[0].reason = "seen 20";

    const Cell cell = cell_from(setting(), "0123456789abcdef", outcome);

    CHECK(cell.claims.at(0).verdict == "REFUTED");
    CHECK(cell.claims.at(0).reason == "seen 20");
    CHECK_FALSE(cell.is_fine());
    CHECK(cell.words() == "builds, ran, 1 REFUTED");
}

TEST_CASE("what a compiler says is bounded, cut between characters, and shows what it hides") {
    Build build = refused(BuildEnding::compile_failed, "");
    for (int i = 0; i < 99; ++i) build.diagnostics += "error\x1b[31m\n\n";
    build.diagnostics.insert(0, std::string(kLongestLine - 1, 'x') + "永远\n");

    const Cell cell = cell_of(build);

    CHECK(cell.diagnostics.size() == kMostLines + 1);
    CHECK(cell.diagnostics.at(0) == std::string(kLongestLine - 1, 'x') + "…");
    CHECK(cell.diagnostics.at(1) == "error\\x1b[31m");
    CHECK(cell.diagnostics.back() == "…");
}
