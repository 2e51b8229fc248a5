// Sharing memory is not what makes crashes spread: a process in the same memory survives this one.
#include <lab/lab.hpp>

#include <sched.h>
#include <csignal>

constexpr int kTrace = 42;
volatile int trace = 0;
int* volatile nowhere = nullptr;

int leave_a_trace_and_crash(void*) {
    trace = kTrace;
    *nowhere = 1;
    return 0;
}

void share_memory_with_one_that_crashes() {
    alignas(16) static char stack[64 * 1024];
    const int kind = lab::control() ? CLONE_SIGHAND | CLONE_THREAD : SIGCHLD;  // control: a thread
    const pid_t other =
        lab::must(clone(leave_a_trace_and_crash, std::end(stack), CLONE_VM | kind, nullptr));
    int status = 0;
    if (waitpid(other, &status, 0) == -1)
        pause();  // nobody can wait for a thread: we share its end
    lab::fact("trace_of_the_dead", int{trace});
    lab::fact("it_died_of", WTERMSIG(status), "signal");
}

int main() {
    const int status = lab::in_child(share_memory_with_one_that_crashes);
    lab::fact("survivor_killed_by", WIFSIGNALED(status) ? WTERMSIG(status) : 0, "signal");
}
