// The more memory fork finds, the more it costs; vfork takes less time than the smallest fork.
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <lab/lab.hpp>
#include <lab/memory.hpp>

const lab::Pages block(64 * lab::kMiB);

// Fork passes over memory that is marked DONTFORK as if the process did not have it.
void let_fork_find(std::size_t size) {
    lab::must(madvise(block.data(), block.size(), MADV_DONTFORK));
    lab::must(madvise(block.data(), size, MADV_DOFORK));
}

void wait_for(pid_t child) { lab::must(waitpid(child, nullptr, 0)); }

void fork_only() {
    const pid_t child = lab::must(fork());
    if (child == 0) _exit(0);
    wait_for(child);
}

void vfork_only() {
    const pid_t child = lab::must(vfork());
    if (child == 0) _exit(0);
    wait_for(child);
}

void spawn() {  // the C library makes the child as vfork does, and loads a program
    char program[] = "/bin/true";
    char* arguments[] = {program, nullptr};
    pid_t child = 0;
    lab::must_zero(posix_spawn(&child, program, nullptr, nullptr, arguments, environ));
    wait_for(child);
}

int main() {
    block.write();  // all of it is resident all the time
    for (const long mib : {1, 4, 16, 64})
        lab::arm("fork", mib, fork_only,
                 [mib] { let_fork_find(static_cast<std::size_t>(mib) * lab::kMiB); });

    const auto all = [] { let_fork_find(block.size()); };
    lab::arm("vfork", lab::control() ? fork_only : vfork_only, all);  // control: fork
    lab::arm("spawn", spawn, all);
    return lab::run();
}
