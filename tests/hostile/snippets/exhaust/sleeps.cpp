// Sleeps for ever and ignores every signal that can be ignored.
#include <signal.h>
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    for (int number = 1; number < NSIG; ++number) signal(number, SIG_IGN);
    for (;;) pause();
}
