// The C library's fork enters the kernel by the system call clone, with memory of the child's own.
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <lab/lab.hpp>

struct Seen {
    int clone_calls = 0, clone3_calls = 0;
    unsigned long long flags = 0;
};

bool stopped(pid_t child) {
    int status = 0;
    lab::must(waitpid(child, &status, 0));
    return WIFSTOPPED(status);
}

void go_on(pid_t child) { lab::must(ptrace(PTRACE_SYSCALL, child, nullptr, nullptr)); }

// Takes a child that has stopped from system call to system call until it ends.
Seen watch(pid_t child) {
    Seen seen;
    if (!stopped(child)) return seen;
    lab::must(ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
    for (go_on(child); stopped(child); go_on(child)) {
        __ptrace_syscall_info call{};
        lab::must(ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof call, &call));
        if (call.op != PTRACE_SYSCALL_INFO_ENTRY) continue;
        seen.clone_calls += call.entry.nr == SYS_clone;
        seen.clone3_calls += call.entry.nr == SYS_clone3;
        if (call.entry.nr == SYS_clone) seen.flags = call.entry.args[0];
    }
    return seen;
}

int main() {
    const pid_t child = lab::must(fork());
    if (child == 0) {
        lab::must(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));
        raise(SIGSTOP);                                // the parent looks on from here
        lab::keep(lab::control() ? vfork() : fork());  // control: vfork, a call of its own
        _exit(0);
    }
    const Seen seen = watch(child);
    lab::fact("clone_calls", seen.clone_calls, "calls");
    lab::fact("clone3_calls", seen.clone3_calls, "calls");
    lab::fact("signal_at_exit", seen.flags & CSIGNAL, "signal");
    lab::fact("shares_memory", (seen.flags & CLONE_VM) != 0, "yes/no");
}
