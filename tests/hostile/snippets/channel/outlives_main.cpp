// Leaves a child that goes on reporting once main has ended.
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    if (lab::must(fork()) == 0)
        for (const pid_t parent = getppid();;)
            if (getppid() != parent) lab::fact("number", 2);
    lab::fact("number", lab::control() ? 2 : 1);
}
