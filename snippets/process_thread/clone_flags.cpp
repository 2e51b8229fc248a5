// std::thread asks clone3 to share everything; fork asks it to share nothing.
#include <lab/lab.hpp>

#include <sched.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <csignal>
#include <string>
#include <thread>

struct Flag {
    unsigned long long bit;
    const char* name;
};
constexpr Flag kSharing[] = {{CLONE_VM, "VM"},         {CLONE_FS, "FS"},
                             {CLONE_FILES, "FILES"},   {CLONE_SIGHAND, "SIGHAND"},
                             {CLONE_THREAD, "THREAD"}, {CLONE_SYSVSEM, "SYSVSEM"}};

void make_thread() {
    std::thread([] {}).join();
}
void make_process() {
    lab::in_child([] {});
}

unsigned long long flags_of(pid_t child, const __ptrace_syscall_info& call) {
    if (call.entry.nr == SYS_clone) return call.entry.args[0];
    unsigned long long flags = 0;  // clone3: the first member of a struct in the child's memory
    const iovec here{&flags, sizeof flags};
    const iovec there{reinterpret_cast<void*>(call.entry.args[0]), sizeof flags};
    lab::must(process_vm_readv(child, &here, 1, &there, 1, 0));
    return flags;
}

std::string asked_of_clone(void (*make)()) {
    const pid_t child = lab::must(fork());
    if (child == 0) {
        lab::must(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));
        raise(SIGSTOP), make(), _exit(0);
    }
    std::string names;
    int status = 0;
    lab::must(waitpid(child, &status, 0));
    lab::must(ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD));
    for (; WIFSTOPPED(status); lab::must(waitpid(child, &status, 0))) {
        __ptrace_syscall_info call{};
        ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof call, &call);
        const bool clones = call.entry.nr == SYS_clone || call.entry.nr == SYS_clone3;
        if (call.op == PTRACE_SYSCALL_INFO_ENTRY && clones)
            for (const Flag& each : kSharing)
                if (flags_of(child, call) & each.bit) names += std::string(each.name) + " ";
        ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    }
    return names.empty() ? "nothing" : names.substr(0, names.size() - 1);
}

int main() {
    const auto make = lab::control() ? make_process : make_thread;  // control: fork again
    lab::fact("fork_shares", asked_of_clone(make_process));
    lab::fact("thread_shares", asked_of_clone(make));
}
