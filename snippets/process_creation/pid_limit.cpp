// The largest PID is pid_max - 1, whatever pid_max is here; 32768 is only the kernel's own default.
#include <linux/sched.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <fstream>
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <string>

// fork(), but the child gets the number that the caller wishes: clone3(2), set_tid.
pid_t fork_as(pid_t number) {
    clone_args how{};
    how.exit_signal = SIGCHLD;
    how.set_tid = reinterpret_cast<std::uintptr_t>(&number);
    how.set_tid_size = 1;
    return static_cast<pid_t>(syscall(SYS_clone3, &how, sizeof how));
}

std::string try_number(pid_t number) {
    const pid_t child = fork_as(number);
    if (child == 0) _exit(0);
    const std::string result = lab::outcome(child);
    if (child > 0) lab::must(waitpid(child, nullptr, 0));
    return result;
}

pid_t pid_max() {
    pid_t limit = 0;
    std::ifstream("/proc/sys/kernel/pid_max") >> limit;
    return limit;
}

int main() {
    lab::fact("pid_max_outside", pid_max());

    // Numbers may be chosen by the master of a PID namespace, so we make one.
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID) == -1)
        lab::unavailable("unshare: " + lab::outcome(-1));

    lab::in_child([] {
        const pid_t limit = pid_max();
        const pid_t wanted = lab::control() ? limit : limit - 1;  // control: one more than the last
        lab::fact("pid_max", limit);
        lab::fact("last_number", try_number(wanted));
        lab::fact("pid_max_itself", try_number(limit));
    });
}
