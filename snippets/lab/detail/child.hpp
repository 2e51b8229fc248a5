// in_child(): run a piece of the experiment in a process of its own and see how it ended.
#pragma once

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <lab/detail/check.hpp>

namespace lab {

/// Forks, runs `work` in the child, and waits for it.
/// @return the raw wait status: read it with WIFEXITED, WEXITSTATUS, WIFSIGNALED, WTERMSIG
/// An exception that leaves `work` ends the child by SIGABRT.
template <class Work>
int in_child(Work work) {
    std::fflush(nullptr);  // or the child would print the parent's buffer again
    const pid_t child = must(fork());
    if (child == 0) [&]() noexcept { work(), std::fflush(nullptr), _exit(0); }();
    int status = 0;
    while (waitpid(child, &status, 0) == -1)
        if (errno != EINTR) detail::fail(errno, __FILE__, __LINE__);
    return status;
}

namespace detail {

inline bool pin(int nth) {
    cpu_set_t allowed, one;
    must(sched_getaffinity(0, sizeof allowed, &allowed));
    CPU_ZERO(&one);
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
        if (CPU_ISSET(cpu, &allowed) && nth-- == 0) {
            CPU_SET(cpu, &one);
            must(sched_setaffinity(0, sizeof one, &one));
            return true;
        }
    return false;
}

}  // namespace detail
}  // namespace lab
