// A PID can pass to another process; a pidfd names one process for good.
#include <linux/sched.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <lab/fd.hpp>
#include <lab/lab.hpp>

// fork(), but the child gets the number that the caller wishes: clone3(2), set_tid.
pid_t fork_as(pid_t number) {
    clone_args how{};
    how.exit_signal = SIGCHLD;
    how.set_tid = reinterpret_cast<std::uintptr_t>(&number);
    how.set_tid_size = 1;
    const auto child = static_cast<pid_t>(lab::must(syscall(SYS_clone3, &how, sizeof how)));
    if (child == 0) pause(), _exit(0);
    return child;
}

int pidfd_of(pid_t child) { return static_cast<int>(lab::must(syscall(SYS_pidfd_open, child, 0))); }

void end(pid_t child) {
    lab::must(kill(child, SIGKILL));
    lab::must(waitpid(child, nullptr, 0));
}

int main() {
    // Numbers may be chosen by the master of a PID namespace, so we make one.
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID) == -1)
        lab::unavailable("unshare: " + lab::outcome(-1));

    lab::in_child([] {
        const pid_t first = fork_as(1000);
        lab::Fd pidfd(pidfd_of(first));
        end(first);
        const pid_t second = fork_as(first);
        if (lab::control()) pidfd = lab::Fd(pidfd_of(second));  // control: too late

        lab::fact("same_number", second == first, "yes/no");
        lab::fact("by_number", lab::outcome(kill(first, 0)));
        lab::fact("by_pidfd", lab::outcome(syscall(SYS_pidfd_send_signal, +pidfd, 0, nullptr, 0)));
        end(second);
    });
}
