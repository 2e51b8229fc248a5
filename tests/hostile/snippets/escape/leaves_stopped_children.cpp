// Leaves children that are stopped, and children that another child is tracing.
#include <signal.h>
#include <sys/ptrace.h>
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    for (int i = 0; i < 8; ++i)
        if (lab::must(fork()) == 0) {
            const pid_t traced = fork();
            if (traced != 0) ptrace(PTRACE_SEIZE, traced, 0, 0);
            for (;;) raise(SIGSTOP);
        }
    lab::fact("number", lab::control() ? 2 : 1);
}
