// See supervise.hpp.
#include "supervise.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/statfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "hand_over.hpp"
#include "memory_watch.hpp"
#include "reap.hpp"

namespace lab::supervise {
namespace {

long long monotonic_us() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000LL + now.tv_nsec / 1000;
}

bool owns_the_namespace() { return getpid() == 1; }

void limit(int resource, rlim_t soft, rlim_t hard) {
    const rlimit both{soft, hard};
    setrlimit(static_cast<__rlimit_resource_t>(resource), &both);
}

void limit_where_asked(int resource, long long most) {
    if (most > 0) limit(resource, static_cast<rlim_t>(most), static_cast<rlim_t>(most));
}

void limit_all(const Order& order) {
    limit(RLIMIT_CORE, 0, 0);
    const auto cpu = static_cast<rlim_t>(std::ceil(order.cpu_seconds));
    limit(RLIMIT_CPU, cpu, cpu + 1);  // SIGXCPU tells the cause; SIGKILL a second later
    limit_where_asked(RLIMIT_FSIZE, order.file_bytes);
    limit_where_asked(RLIMIT_NOFILE, order.descriptors);
    limit_where_asked(RLIMIT_NPROC, order.tasks);
}

// When memory runs out, the kernel's choice is the program, not the process that tells of it. The
// file belongs to us only while we may be looked into, which supervise() has switched off.
void offer_to_the_oom_killer() {
    prctl(PR_SET_DUMPABLE, 1);
    const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    (void)!write(file, "500", 3);
    close(file);
}

// In the child: a session of its own, its bounds, nothing of the supervisor's but 0 to 3.
[[noreturn]] void become(const Order& order, int report) {
    close_range(kStatusFd, static_cast<unsigned>(report) - 1, 0);
    close_range(static_cast<unsigned>(report) + 1, ~0U, 0);
    setsid();
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    offer_to_the_oom_killer();
    limit_all(order);
    unsetenv("PWD");  // bubblewrap's
    std::vector<char*> words;
    for (const std::string& word : order.program) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execv(words[0], words.data());
    const int error = errno;
    (void)!write(report, &error, sizeof error);
    _exit(127);
}

class Watch {
public:
    Watch(pid_t child, const Order& order)
        : child_(child),
          most_memory_(order.memory_bytes),
          start_(monotonic_us()),
          deadline_(start_ + static_cast<long long>(order.wall_seconds * 1e6)) {}

    // Waits for the child, its time, or a word from the runner to stop; SIGTERM first, a grace
    // of half a second, then SIGKILL.
    Status wait(const sigset_t& signals) {
        seen_.started = true;
        while (!reap()) {
            const long long left = deadline_ - monotonic_us();
            if (left <= 0 || stopping_) {
                give_notice();
                continue;
            }
            const long long wait = most_memory_ > 0 ? std::min(left, kMemoryPeriodUs) : left;
            const timespec timeout{wait / 1'000'000, wait % 1'000'000 * 1000};
            const int signal = sigtimedwait(&signals, nullptr, &timeout);
            if (signal == SIGTERM || signal == SIGINT) stopping_ = true;
            watch_memory();
        }
        seen_.wall_us = monotonic_us() - start_;
        return seen_;
    }

private:
    static constexpr long long kMemoryPeriodUs = 50'000;

    void watch_memory() {
        if (most_memory_ <= 0 || memory_in_use(most_memory_) <= most_memory_) return;
        seen_.out_of_memory = true;
        kill(-1, SIGKILL);
    }

    void give_notice() {
        if (!noticed_) {
            noticed_ = true;
            seen_.timed_out = !stopping_;
            stopping_ = false;
            kill(-child_, SIGTERM);
            kill(-child_, SIGCONT);
            deadline_ = monotonic_us() + 500'000;
        } else {
            kill(child_, SIGKILL);
            kill(-child_, SIGKILL);
            deadline_ = monotonic_us() + 60'000'000;
        }
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
    long long most_memory_, start_, deadline_;
    bool noticed_ = false, stopping_ = false;
    Status seen_;
};

Status start_and_wait(const Order& order) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    if (!owns_the_namespace())  // there, only the program could send them
        for (const int signal : {SIGTERM, SIGINT}) sigaddset(&signals, signal);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return {.error = errno};
    const int told = fcntl(report[1], F_DUPFD_CLOEXEC, kResultFd + 1);  // above all that is closed
    close(report[1]);
    const pid_t child = fork();
    if (child == -1) return {.error = errno};
    if (child == 0) become(order, told);
    close(told);
    for (const int fd : {STDOUT_FILENO, STDERR_FILENO, kChannelFd}) close(fd);
    int error = 0;
    const bool failed = read(report[0], &error, sizeof error) == sizeof error;
    close(report[0]);
    Status seen = Watch(child, order).wait(signals);
    if (failed) seen.started = false, seen.error = error;
    return seen;
}

// A tmpfs of the sandbox in which nothing more can be written. A file system that counts no blocks
// or no inodes has no such bound.
bool is_full(const char* folder) {
    struct statfs room {};
    if (statfs(folder, &room) != 0) return false;
    return (room.f_blocks > 0 && room.f_bfree == 0) || (room.f_files > 0 && room.f_ffree == 0);
}

}  // namespace

int supervise(const Order& order) {
    prctl(PR_SET_DUMPABLE, 0);  // /proc/1/fd, /proc/1/environ and ptrace are closed to the program
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (!owns_the_namespace()) {  // there, bubblewrap sees to it
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != order.runner) return 1;  // the runner died before it could be watched
    }
    fcntl(kStatusFd, F_SETFD, FD_CLOEXEC);
    const int folder = open(owns_the_namespace() ? "/work" : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    Status seen = start_and_wait(order);
    kill_the_rest();
    if (owns_the_namespace())
        seen.disk_full = is_full("/work") || is_full("/tmp") || is_full("/dev/shm");
    if (!order.result.empty())
        seen.result = hand_over(folder, order.result.c_str(), order.result_bytes, kResultFd);
    const std::string line = to_line(seen);
    return write(kStatusFd, line.data(), line.size()) == static_cast<ssize_t>(line.size()) ? 0 : 1;
}

}  // namespace lab::supervise
