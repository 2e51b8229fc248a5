// See ending.hpp.
#include "ending.hpp"

#include <fmt/core.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include <algorithm>

namespace lab::local {
namespace {

std::vector<std::string> limits_hit(const Spoken& spoken) {
    std::vector<std::string> hit;
    if (spoken.events.oom_kills > 0 || spoken.end.out_of_memory) hit.emplace_back("memory");
    if (spoken.events.task_refusals > 0) hit.emplace_back("pids");
    if (spoken.end.disk_full || spoken.filled_disk) hit.emplace_back("disk");
    return hit;
}

bool holds(const std::vector<std::string>& list, const char* word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// SIGXCPU can be caught or ignored; a second later the kernel kills.
bool used_up_cpu(const supervise::Status& end, int signal, const Powers& powers) {
    const double used = static_cast<double>(end.user_us + end.system_us) / 1e6;
    return signal == SIGXCPU || (signal == SIGKILL && used >= powers.cpu_seconds);
}

Ending by_signal(Run& run, const Spoken& spoken, const Powers& powers) {
    const int signal = WTERMSIG(spoken.end.wait_status);
    run.code = signal;
    run.reason = sigabbrev_np(signal) ? fmt::format("SIG{}", sigabbrev_np(signal)) : "";
    if (used_up_cpu(spoken.end, signal, powers)) return Ending::cpu_limit;
    if (signal == SIGKILL && holds(run.limits_hit, "memory")) return Ending::memory_limit;
    if (signal == SIGXFSZ) return Ending::disk_limit;
    return Ending::signalled;
}

// What failed after it had come to a limit failed for it, as far as anyone can tell.
Ending by_limit_or(Ending ending, const Run& run) {
    const bool failed = ending == Ending::signalled || (ending == Ending::exited && run.code != 0);
    if (failed && holds(run.limits_hit, "pids")) return Ending::pids_limit;
    if (failed && holds(run.limits_hit, "disk")) return Ending::disk_limit;
    return ending;
}

Ending by_status(Run& run, const Spoken& spoken, const Powers& powers) {
    const supervise::Status& end = spoken.end;
    if (spoken.interrupted) return Ending::interrupted;
    if (spoken.flooded) return Ending::output_limit;
    if (spoken.filled_disk) return Ending::disk_limit;
    if (end.timed_out) return Ending::timed_out;
    if (!end.started && end.error == 0 && spoken.events.oom_kills > 0)
        return Ending::memory_limit;  // it took the supervisor with it
    if (!end.started) {
        run.reason = end.error != 0 ? strerror(end.error) : "the supervisor gave no status";
        return Ending::not_started;
    }
    if (WIFSIGNALED(end.wait_status)) return by_limit_or(by_signal(run, spoken, powers), run);
    run.code = WEXITSTATUS(end.wait_status);
    return by_limit_or(Ending::exited, run);
}

}  // namespace

void put_ending(Run& run, const Spoken& spoken, const Powers& powers,
                const std::string& complaint) {
    run.limits_hit = limits_hit(spoken);
    run.ending = by_status(run, spoken, powers);
    if (run.ending != Ending::exited || run.code != 0) return;
    // A program that ended well must also have said all that it had to say, and no more.
    if (spoken.wordy) {
        run.ending = Ending::report_limit;
    } else if (!complaint.empty()) {
        run.ending = Ending::bad_report, run.reason = complaint;
    } else if (!run.report.unavailable.empty()) {
        run.ending = Ending::unavailable, run.reason = run.report.unavailable;
    } else if (!run.report.complete) {
        run.ending = Ending::no_report;
        run.reason = "the program ended without coming to the end of main";
    }
}

}  // namespace lab::local
