// The same work costs the same, and half as much again costs more: what every ratio rests on.
#include <lab/lab.hpp>

void work(int rounds) {
    unsigned x = 1;
    for (int i = 0; i < rounds; ++i) x = x * 1664525 + 1013904223;
    lab::keep(x);
}

int main() {
    lab::arm("base", [] { work(1000); });
    lab::arm("same", [] { work(1000); });
    lab::arm("half_more", [] { work(1500); });
    return lab::run();
}
