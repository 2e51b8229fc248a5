// Is a program of a few kilobytes that is a gibibyte once it is loaded.
#include <lab/lab.hpp>

static char room[1 << 30];

int main() {
    for (long at = 0; at < 1 << 30; at += 4096) room[at] = 1;
    lab::keep(room);
    lab::fact("number", 1);
}
