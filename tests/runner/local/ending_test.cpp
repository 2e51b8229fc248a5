// From what was seen to how it ended: each ending, and which of two reasons wins.
#include "local/ending.hpp"

#include <doctest/doctest.h>
#include <signal.h>

using namespace lab;
using namespace lab::local;

namespace {

// Raw wait statuses, as wait(2) packs them.
constexpr int exit_with(int code) { return code << 8; }
constexpr int killed_by(int signal) { return signal; }

Spoken ended(int wait_status) {
    Spoken spoken;
    spoken.end.started = true, spoken.end.wait_status = wait_status;
    return spoken;
}

Run seen(const Spoken& spoken, bool complete = true, const std::string& complaint = "") {
    Run run;
    run.report.complete = complete;
    put_ending(run, spoken, Powers{}, complaint);
    return run;
}

}  // namespace

TEST_CASE("exit status 139 is not SIGSEGV") {
    CHECK(seen(ended(exit_with(139))).ending == Ending::exited);
    CHECK(seen(ended(exit_with(139))).code == 139);
    CHECK(seen(ended(killed_by(SIGSEGV))).ending == Ending::signalled);
    CHECK(seen(ended(killed_by(SIGSEGV))).code == SIGSEGV);
}

TEST_CASE("time, CPU time and talk have endings of their own") {
    Spoken late = ended(killed_by(SIGTERM));
    late.end.timed_out = true;
    CHECK(seen(late).ending == Ending::timed_out);
    CHECK(seen(ended(killed_by(SIGXCPU))).ending == Ending::cpu_limit);
    Spoken stubborn = ended(killed_by(SIGKILL));
    stubborn.end.user_us = 20'500'000;
    CHECK(seen(stubborn).ending == Ending::cpu_limit);
    Spoken loud;  // killed with its sandbox: there is no status
    loud.flooded = true;
    CHECK(seen(loud).ending == Ending::output_limit);
}

TEST_CASE("a kill is for memory only where the kernel counted one") {
    CHECK(seen(ended(killed_by(SIGKILL))).ending == Ending::signalled);
    Spoken out_of_memory = ended(killed_by(SIGKILL));
    out_of_memory.events.oom_kills = 1;
    CHECK(seen(out_of_memory).ending == Ending::memory_limit);
    Spoken watched = ended(killed_by(SIGKILL));
    watched.end.out_of_memory = true;
    CHECK(seen(watched).ending == Ending::memory_limit);
    Spoken all_gone;
    all_gone.events.oom_kills = 2;
    CHECK(seen(all_gone).ending == Ending::memory_limit);
}

TEST_CASE("a limit that a child came to is noted, and main's own end is the ending") {
    Spoken spoken = ended(exit_with(0));
    spoken.events.oom_kills = 1, spoken.events.task_refusals = 2, spoken.end.disk_full = true;
    const Run run = seen(spoken);
    CHECK(run.ok());
    CHECK(run.limits_hit == std::vector<std::string>{"memory", "pids", "disk"});
}

TEST_CASE("who fails after a refusal failed for the limit") {
    Spoken refused = ended(exit_with(1));
    refused.events.task_refusals = 1;
    CHECK(seen(refused).ending == Ending::pids_limit);
    Spoken full = ended(killed_by(SIGABRT));
    full.end.disk_full = true;
    CHECK(seen(full).ending == Ending::disk_limit);
    CHECK(seen(ended(killed_by(SIGXFSZ))).ending == Ending::disk_limit);
}

TEST_CASE("a program that ended well must have reported, readably, and not too much") {
    CHECK(seen(ended(exit_with(0)), false).ending == Ending::no_report);
    CHECK(seen(ended(exit_with(0)), true, "record 1: unknown field").ending == Ending::bad_report);
    Spoken wordy = ended(exit_with(0));
    wordy.wordy = true;
    CHECK(seen(wordy, false, "the last line is cut short").ending == Ending::report_limit);
    Run run;
    run.report.unavailable = "no such device";
    put_ending(run, ended(exit_with(0)), Powers{}, "");
    CHECK(run.ending == Ending::unavailable);
}

TEST_CASE("what could not be started says why") {
    Spoken none;
    none.end.error = ENOENT;
    CHECK(seen(none).ending == Ending::not_started);
    CHECK(seen(none).reason == "No such file or directory");
}
