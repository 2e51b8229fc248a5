// See supervise.hpp.
#include "supervise.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace lab::local {
namespace {

long long monotonic_us() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000LL + now.tv_nsec / 1000;
}

void limit(int resource, rlim_t soft, rlim_t hard) {
    const rlimit both{soft, hard};
    setrlimit(static_cast<__rlimit_resource_t>(resource), &both);
}

// In the child: a session of its own, its limits, nothing of the supervisor's but 0 to 3.
[[noreturn]] void become(const std::vector<std::string>& command, double cpu_seconds, int report) {
    setsid();
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    limit(RLIMIT_CORE, 0, 0);
    const auto cpu = static_cast<rlim_t>(std::ceil(cpu_seconds));
    limit(RLIMIT_CPU, cpu, cpu + 1);  // SIGXCPU tells the cause; SIGKILL a second later
    limit(RLIMIT_FSIZE, 1ULL << 30, 1ULL << 30);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execv(words[0], words.data());
    const int error = errno;
    (void)!write(report, &error, sizeof error);
    _exit(127);
}

// Children of this process now, grandchildren that lost their parents among them.
std::vector<pid_t> children() {
    std::vector<pid_t> pids;
    const std::string self = std::to_string(getpid());
    std::ifstream in("/proc/self/task/" + self + "/children");
    for (pid_t pid; in >> pid;) pids.push_back(pid);
    return pids;
}

// Kills what is left of the tree until nothing is: each death hands the next generation to us.
// A second without progress means a task that cannot die (uninterruptible); we leave it.
void kill_the_rest() {
    for (int quiet_rounds = 0; quiet_rounds < 100;) {
        for (const pid_t pid : children()) kill(pid, SIGKILL);
        int status = 0;
        const pid_t reaped = waitpid(-1, &status, WNOHANG);
        if (reaped == -1 && errno == ECHILD) return;
        if (reaped > 0) {
            quiet_rounds = 0;
            continue;
        }
        ++quiet_rounds;
        const timespec pause{0, 10'000'000};
        nanosleep(&pause, nullptr);
    }
}

class Watch {
public:
    Watch(pid_t child, double wall_seconds)
        : child_(child),
          start_(monotonic_us()),
          deadline_(start_ + static_cast<long long>(wall_seconds * 1e6)) {}

    // Waits for the child, its time, or a word from the runner to stop; SIGTERM first, a grace
    // of half a second, then SIGKILL.
    Supervised wait(const sigset_t& signals) {
        seen_.started = true;
        while (!reap()) {
            const long long left = deadline_ - monotonic_us();
            if (left <= 0 || stopping_) {
                give_notice();
                continue;
            }
            const timespec timeout{left / 1'000'000, left % 1'000'000 * 1000};
            const int signal = sigtimedwait(&signals, nullptr, &timeout);
            if (signal == SIGTERM || signal == SIGINT) stopping_ = true;
        }
        seen_.wall_us = monotonic_us() - start_;
        return seen_;
    }

private:
    void give_notice() {
        seen_.timed_out = !stopping_;
        if (!noticed_) {
            kill(-child_, SIGTERM);
            kill(-child_, SIGCONT);
            noticed_ = true;
            deadline_ = monotonic_us() + 500'000;
            stopping_ = false;
            ran_out_ = seen_.timed_out;
        } else {
            kill(child_, SIGKILL);
            kill(-child_, SIGKILL);
            deadline_ = monotonic_us() + 60'000'000;
        }
        seen_.timed_out = ran_out_;
    }

    // True once the program itself has ended; orphans that died meanwhile are reaped on the way.
    bool reap() {
        for (;;) {
            rusage usage{};
            int status = 0;
            const pid_t pid = wait4(-1, &status, WNOHANG, &usage);
            if (pid <= 0) return pid == -1 && errno == ECHILD;
            if (pid != child_) continue;
            seen_.wait_status = status;
            seen_.user_us = usage.ru_utime.tv_sec * 1'000'000LL + usage.ru_utime.tv_usec;
            seen_.system_us = usage.ru_stime.tv_sec * 1'000'000LL + usage.ru_stime.tv_usec;
            seen_.max_rss_kib = usage.ru_maxrss;
            return true;
        }
    }

    pid_t child_;
    long long start_, deadline_;
    bool noticed_ = false, stopping_ = false, ran_out_ = false;
    Supervised seen_;
};

Supervised start_and_wait(double wall_seconds, double cpu_seconds,
                          const std::vector<std::string>& command) {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT}) sigaddset(&signals, signal);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return {.error = errno};
    const pid_t child = fork();
    if (child == -1) return {.error = errno};
    if (child == 0) {
        close(kStatusFd);
        become(command, cpu_seconds, report[1]);
    }
    close(report[1]);
    for (const int fd : {STDOUT_FILENO, STDERR_FILENO, kChannelFd}) close(fd);
    int error = 0;
    const bool failed = read(report[0], &error, sizeof error) == sizeof error;
    Supervised seen = Watch(child, wall_seconds).wait(signals);
    if (failed) seen.started = false, seen.error = error;
    return seen;
}

}  // namespace

std::string to_line(const Supervised& seen) {
    std::ostringstream out;
    out << "status " << seen.started << ' ' << seen.wait_status << ' ' << seen.timed_out << ' '
        << seen.wall_us << ' ' << seen.user_us << ' ' << seen.system_us << ' ' << seen.max_rss_kib
        << ' ' << seen.error << '\n';
    return out.str();
}

Supervised from_line(const std::string& line) {
    std::istringstream in(line);
    std::string word;
    Supervised seen;
    in >> word >> seen.started >> seen.wait_status >> seen.timed_out >> seen.wall_us >>
        seen.user_us >> seen.system_us >> seen.max_rss_kib >> seen.error;
    return in && word == "status" ? seen : Supervised{};
}

int supervise(double wall_seconds, double cpu_seconds, int runner_pid,
              const std::vector<std::string>& command) {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != runner_pid) return 1;  // the runner died before it could be watched
    const Supervised seen = start_and_wait(wall_seconds, cpu_seconds, command);
    kill_the_rest();
    const std::string line = to_line(seen);
    (void)!write(kStatusFd, line.data(), line.size());
    return 0;
}

}  // namespace lab::local
