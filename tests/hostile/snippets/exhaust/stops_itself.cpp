// Stops itself, so that it neither ends nor hears SIGTERM.
#include <signal.h>

#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    for (;;) raise(SIGSTOP);
}
