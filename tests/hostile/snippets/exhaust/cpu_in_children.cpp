// Has children compute in its place: each has CPU time of its own.
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    for (int i = 0; i < 16; ++i)
        if (fork() == 0)
            for (;;) lab::keep(i);
    pause();
}
