// The more memory a process has, the more its fork costs; posix_spawn costs the same at any size.
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <lab/lab.hpp>
#include <lab/memory.hpp>

class Resident {  // memory of this process, of which as much as is wanted is there
public:
    void resize(std::size_t size) {
        if (size < size_) lab::must(madvise(block_.data() + size, size_ - size, MADV_DONTNEED));
        for (; size_ < size; size_ += lab::kMiB)
            lab::write_pages(block_.data() + size_, lab::kMiB / lab::page_size());
        size_ = size;
    }

private:
    lab::Pages block_ = lab::Pages(64 * lab::kMiB);
    std::size_t size_ = 0;
};

char program[] = "/bin/true";
char* arguments[] = {program, nullptr};

void wait_for(pid_t child) { lab::must(waitpid(child, nullptr, 0)); }

void fork_only() {
    const pid_t child = lab::must(fork());
    if (child == 0) _exit(0);
    wait_for(child);
}

void fork_and_exec() {
    const pid_t child = lab::must(fork());
    if (child == 0) _exit(execv(program, arguments));
    wait_for(child);
}

void spawn() {
    pid_t child = 0;
    lab::must_zero(posix_spawn(&child, program, nullptr, nullptr, arguments, environ));
    wait_for(child);
}

int main() {
    Resident memory;
    for (const long mib : {1, 4, 16, 64}) {
        const auto resize = [&, mib] { memory.resize(static_cast<std::size_t>(mib) * lab::kMiB); };
        lab::arm("fork", mib, fork_only, resize);
        lab::arm("fork_exec", mib, fork_and_exec, resize);
        lab::arm("spawn", mib, lab::control() ? fork_and_exec : spawn, resize);  // control: a fork
    }
    return lab::run();
}
