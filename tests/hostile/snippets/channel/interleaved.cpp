// Writes halves of records from many processes at once, so that they fall between one another.
#include <sys/wait.h>
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    for (int i = 0; i < 8; ++i)
        if (lab::must(fork()) == 0) {
            for (int round = 0; round < 50; ++round) {
                (void)!write(lab::detail::channel(), "{\"event\":", 9);
                (void)!write(lab::detail::channel(), "\"x\"}\n", 5);
                usleep(10);
            }
            _exit(0);
        }
    while (wait(nullptr) > 0) {
    }
}
