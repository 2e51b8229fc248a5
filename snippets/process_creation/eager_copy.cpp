// A fork that copied the memory at once would cost several times what copy-on-write costs.
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <lab/lab.hpp>
#include <lab/memory.hpp>

const lab::Pages block(4 * lab::kMiB);

template <class Work>
void child_that(Work work) {
    const pid_t child = lab::must(fork());
    if (child == 0) work(), _exit(0);
    lab::must(waitpid(child, nullptr, 0));
}

void share() {
    child_that([] {});
}

void copy_at_once() {  // as if the fork had done it, and the child makes no use of it
    child_that([] {
        const lab::Pages copy(block.size(), MAP_PRIVATE | MAP_POPULATE);
        std::memcpy(copy.data(), block.data(), block.size());
        lab::keep(copy.data());
    });
}

int main() {
    block.write();
    lab::arm("shared", share);
    lab::arm("copied", lab::control() ? share : copy_at_once);  // control: nothing is copied
    return lab::run();
}
