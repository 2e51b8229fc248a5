// Fills System V segments and detaches them: no process has them in its address space, and no
// limit of a process counts them. Ends by itself, after a while at 640 MiB.
#include <sys/shm.h>
#include <unistd.h>

#include <cstring>
#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    for (int taken = 0; taken < 10; ++taken) {
        constexpr std::size_t kBytes = 64 << 20;
        void* const block =
            lab::must(shmat(lab::must(shmget(IPC_PRIVATE, kBytes, 0600)), nullptr, 0));
        std::memset(block, 1, kBytes);
        lab::must(shmdt(block));
    }
    sleep(3);
}
