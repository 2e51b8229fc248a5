// Takes memory that would be shared with children, touches it and lets go of the mapping: a child
// that sleeps keeps it. Ends by itself at 640 MiB.
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    for (int taken = 0; taken < 10; ++taken) {
        constexpr std::size_t kBytes = 64 << 20;
        void* const block = lab::must(
            mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
        std::memset(block, 1, kBytes);
        if (lab::must(fork()) == 0) pause();
        munmap(block, kBytes);
    }
}
