// One call makes processes, threads and what lies between; the kernel tells them apart by a flag.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sched.h>
#include <sys/wait.h>
#include <csignal>
#include <string>

struct Told {
    int to;
    int memory = 0;
};

int leave_a_trace(void* argument) {
    Told& told = *static_cast<Told*>(argument);
    told.memory = 1;
    const pid_t pid = getpid();
    return write(told.to, &pid, sizeof pid) == sizeof pid ? 0 : 1;
}

std::string made_by_clone(int flags) {
    alignas(16) static char stack[64 * 1024];  // a thread may still leave it when we go on
    const lab::Pipe pipe = lab::make_pipe();
    Told told{.to = pipe.writer};
    const pid_t child = lab::must(clone(leave_a_trace, std::end(stack), flags, &told));

    pid_t pid = 0;
    lab::must(read(pipe.reader, &pid, sizeof pid));
    const bool waited = waitpid(child, nullptr, 0) == child;  // a thread: ECHILD, no such child
    return std::string(pid == getpid() ? "same pid" : "own pid") +
           (told.memory == 1 ? ", same memory" : ", own memory") +
           (waited ? ", can be waited for" : ", cannot be waited for");
}

int main() {
    lab::fact("process", made_by_clone(SIGCHLD));
    lab::fact("neither", made_by_clone(CLONE_VM | SIGCHLD));
    const int group = lab::control() ? SIGCHLD : CLONE_THREAD;  // control: not in our thread group
    lab::fact("thread", made_by_clone(CLONE_VM | CLONE_SIGHAND | group));
}
