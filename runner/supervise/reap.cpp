// See reap.hpp.
#include "reap.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace lab::supervise {
namespace {

// Outside a namespace of our own: children of this process now, grandchildren that lost their
// parents among them.
void kill_children() {
    FILE* const list = std::fopen("/proc/thread-self/children", "re");
    if (!list) return;
    for (pid_t pid = 0; std::fscanf(list, "%d", &pid) == 1;) kill(pid, SIGKILL);
    std::fclose(list);
}

}  // namespace

void kill_the_rest() {
    for (int quiet_rounds = 0; quiet_rounds < 100;) {
        if (getpid() == 1)
            kill(-1, SIGKILL);
        else
            kill_children();
        int status = 0;
        const pid_t reaped = waitpid(-1, &status, WNOHANG);
        if (reaped == -1 && errno == ECHILD) return;
        if (reaped > 0) {
            quiet_rounds = 0;
            continue;
        }
        ++quiet_rounds;
        const timespec pause{0, quiet_rounds < 10 ? 1'000'000 : 10'000'000};
        nanosleep(&pause, nullptr);
    }
}

}  // namespace lab::supervise
