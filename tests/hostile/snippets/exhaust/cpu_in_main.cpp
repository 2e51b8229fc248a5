// Computes for ever, deaf to the signal that announces the end of its CPU time.
#include <signal.h>

#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    signal(SIGXCPU, SIG_IGN);
    for (;;) lab::keep(1);
}
