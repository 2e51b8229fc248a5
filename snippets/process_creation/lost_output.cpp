// What stdio still holds comes out when a process ends by exit, and is lost when it ends otherwise.
#include <lab/lab.hpp>

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>

void say_and_end(const char* line, void (*end)()) {
    const pid_t child = lab::must(fork());
    if (child == 0) {
        std::puts(line);                          // into the buffer of this child
        if (lab::control()) std::fflush(stdout);  // control: nothing is held any more
        end();
    }
    lab::must(waitpid(child, nullptr, 0));
}

int main() {
    lab::must_zero(std::setvbuf(stdout, nullptr, _IOFBF, BUFSIZ));  // as for a file or a pipe

    say_and_end("by exit", [] { std::exit(0); });
    say_and_end("by _exit", [] { _exit(0); });
    say_and_end("by a signal", [] { std::raise(SIGKILL); });
}
