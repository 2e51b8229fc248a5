// Leaves a daemon that nobody waits for: of a session of its own, deaf, holding every descriptor.
#include <signal.h>
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    lab::in_child([] {
        setsid();
        for (int number = 1; number < NSIG; ++number) signal(number, SIG_IGN);
        if (lab::must(fork()) == 0)
            for (;;) sleep(1000);
    });
    lab::fact("number", lab::control() ? 2 : 1);
}
