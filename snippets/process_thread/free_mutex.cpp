// Taking and giving back a free mutex never enters the kernel; only waiting for a taken one does.
#include <lab/lab.hpp>
#include <lab/tasks.hpp>

#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <atomic>
#include <csignal>
#include <mutex>

constexpr int kPairs = 1000;

void hold_until_somebody_waits(std::mutex& mutex, std::atomic<bool>& held) {
    const std::lock_guard lock(mutex);
    held = true;
    while (lab::state(getpid()) != 'S') sched_yield();  // the first thread sleeps: in the mutex
}

[[noreturn]] void lock_many_times() {
    std::mutex mutex;
    std::atomic<bool> held = false;
    const auto hold = [&] { hold_until_somebody_waits(mutex, held); };
    const std::thread holder(lab::control() ? std::thread(hold) : std::thread());  // control: taken
    while (holder.joinable() && !held) sched_yield();

    lab::must(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));  // this thread, not the holder
    raise(SIGSTOP);
    for (int i = 0; i < kPairs; ++i) mutex.lock(), mutex.unlock();
    _exit(0);
}

long futex_calls_of(pid_t child) {
    int status = 0;
    lab::must(waitpid(child, &status, 0));
    lab::must(ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD));
    long calls = 0;
    for (; WIFSTOPPED(status); lab::must(waitpid(child, &status, 0))) {
        __ptrace_syscall_info call{};
        ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof call, &call);
        calls += call.op == PTRACE_SYSCALL_INFO_ENTRY && call.entry.nr == SYS_futex;
        ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    }
    return calls;
}

int main() {
    const pid_t child = lab::must(fork());
    if (child == 0) lock_many_times();
    lab::fact("futex_calls", futex_calls_of(child), "calls");
}
