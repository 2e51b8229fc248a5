// A child process that runs beside its parent and never outlives it.
#pragma once

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <lab/detail/check.hpp>

namespace lab {

/// Forks and runs `work` in the child while the parent goes on. Leaving the scope ends the child.
class Process {
public:
    template <class Work>
    explicit Process(Work work) : pid_((std::fflush(nullptr), must(fork()))) {
        if (pid_ != 0) return;
        prctl(PR_SET_PDEATHSIG, SIGKILL);  // a killed parent must leave nobody behind
        [&]() noexcept { work(), std::fflush(nullptr), _exit(0); }();
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process() { end(); }

    pid_t pid() const { return pid_; }

    /// Waits until it ends by itself. @return the raw wait status
    int wait() {
        int status = 0;
        while (waitpid(pid_, &status, 0) == -1)
            if (errno != EINTR) detail::fail(errno, __FILE__, __LINE__);
        pid_ = 0;
        return status;
    }

    /// Kills it, unless it has been waited for.
    void end() {
        if (pid_ > 0) kill(pid_, SIGKILL), wait();
    }

private:
    pid_t pid_;
};

}  // namespace lab
