// See local_executor.hpp.
#include "local_executor.hpp"

#include <fmt/core.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../records.hpp"
#include "builder.hpp"
#include "process.hpp"

namespace lab::local {
namespace fs = std::filesystem;
namespace {

// Folders of runners that were killed: their process is no more.
void sweep_stale(const fs::path& parent) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(parent, none)) {
        const pid_t owner = std::atoi(entry.path().filename().c_str());
        if (owner > 0 && kill(owner, 0) == -1 && errno == ESRCH) fs::remove_all(entry.path(), none);
    }
}

Ending ending_of(const Spoken& spoken, int& code, std::string& reason) {
    const Supervised& end = spoken.end;
    if (spoken.interrupted) return Ending::interrupted;
    if (!end.started) {
        reason = end.error != 0 ? strerror(end.error) : "the supervisor gave no status";
        return Ending::not_started;
    }
    if (end.timed_out) return Ending::timed_out;
    if (spoken.flooded) return Ending::output_limit;
    if (WIFSIGNALED(end.wait_status)) {
        code = WTERMSIG(end.wait_status);
        reason = sigabbrev_np(code) ? fmt::format("SIG{}", sigabbrev_np(code)) : "";
        return code == SIGXCPU ? Ending::cpu_limit : Ending::signalled;
    }
    code = WEXITSTATUS(end.wait_status);
    return Ending::exited;
}

// A program that ended well must also have said all that it had to say.
void judge_report(Run& run) {
    if (run.ending != Ending::exited) return;
    if (!run.report.unavailable.empty()) {
        run.ending = Ending::unavailable;
        run.reason = run.report.unavailable;
    } else if (run.code == 0 && !run.report.complete) {
        run.ending = Ending::no_report;
        run.reason = "the program ended without coming to the end of main";
    }
}

}  // namespace

LocalExecutor::LocalExecutor(const fs::path& root) : root_(fs::absolute(root)) {
    sweep_stale(root_ / "build/work");
    work_ = root_ / "build/work" / std::to_string(getpid());
}

LocalExecutor::~LocalExecutor() {
    std::error_code none;
    fs::remove_all(work_, none);
}

fs::path LocalExecutor::fresh_folder() {
    const std::lock_guard hold(mutex_);
    const fs::path folder = work_ / std::to_string(folders_++);
    fs::create_directories(folder);
    return folder;
}

void LocalExecutor::build(const std::vector<const Job*>& jobs,
                          const std::function<void(const Job&, Build)>& built) {
    build_listings(root_, jobs, built);
}

Run LocalExecutor::run(const Experiment& experiment, const Build& build, const Launch& launch) {
    Command command;
    if (experiment.language == Language::python) command.words = {"/usr/bin/python3"};
    command.words.push_back(build.program.string());
    command.limits = experiment.limits;
    command.folder = fresh_folder();
    command.environment = {{"PATH", "/usr/bin:/bin"},
                           {"HOME", command.folder.string()},
                           {"LANG", "C.UTF-8"},
                           {"LAB_CHANNEL", std::to_string(kChannelFd)},
                           {"LAB_CONTROL", launch.variant},
                           {"LAB_PLAN", launch.purpose + " " + launch.plan},
                           {"PYTHONPATH", (root_ / "snippets/lab").string()},
                           {"PYTHONDONTWRITEBYTECODE", "1"}};
    const Spoken spoken = run_command(command);
    std::error_code none;
    fs::remove_all(command.folder, none);

    Run run;
    run.variant = launch.variant, run.purpose = launch.purpose, run.claim = launch.claim;
    run.ending = ending_of(spoken, run.code, run.reason);
    run.wall_seconds = static_cast<double>(spoken.end.wall_us) / 1e6;
    run.user_seconds = static_cast<double>(spoken.end.user_us) / 1e6;
    run.system_seconds = static_cast<double>(spoken.end.system_us) / 1e6;
    run.max_rss_kib = spoken.end.max_rss_kib;
    run.out = spoken.out, run.err = spoken.err;
    run.truncated = spoken.truncated;
    ParsedReport parsed = parse_report(spoken.channel);
    run.report = std::move(parsed.report);
    if (!parsed.complaint.empty() && run.ending == Ending::exited && run.code == 0)
        run.ending = Ending::bad_report, run.reason = parsed.complaint;
    judge_report(run);
    return run;
}

}  // namespace lab::local
