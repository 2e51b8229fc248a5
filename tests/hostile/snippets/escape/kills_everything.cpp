// Kills every process that it may, its supervisor first, with every signal.
#include <signal.h>

#include <lab/lab.hpp>

int main() {
    for (int number = 1; number < NSIG; ++number)
        if (number != SIGCHLD) kill(1, number);
    kill(-1, SIGKILL);
    lab::fact("number", lab::control() ? 2 : 1);
}
