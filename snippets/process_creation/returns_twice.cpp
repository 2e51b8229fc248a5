// fork is called once and returns twice, at the same place: in the parent and in the child.
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <lab/lab.hpp>
#include <lab/shared.hpp>

int elsewhere(void*) { return 0; }

// The C library's clone(2) makes a process as well, but the child begins in a function.
pid_t clone_into_function() {
    alignas(16) static std::array<std::byte, 64 * 1024> stack;
    return clone(elsewhere, stack.data() + stack.size(), SIGCHLD, nullptr);
}

struct Seen {
    std::atomic<int> returns, zeros, child_ids;
};

int main() {
    const lab::Shared<Seen> seen;  // one for all processes
    const pid_t caller = getpid();
    const int local = 7;

    lab::event("before");
    const pid_t result =
        lab::must(lab::control() ? clone_into_function() : fork());  // control: clone
    lab::event("after");

    ++seen->returns;
    seen->zeros += result == 0;
    if (getpid() != caller) _exit(local);

    int status = 0;
    seen->child_ids += lab::must(waitpid(-1, &status, 0)) == result;
    lab::fact("returns", seen->returns.load());
    lab::fact("returns_with_zero", seen->zeros.load());
    lab::fact("returns_with_the_childs_id", seen->child_ids.load());
    lab::fact("local_in_the_child", WEXITSTATUS(status));
}
