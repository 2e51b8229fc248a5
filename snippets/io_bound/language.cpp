// Python computes far slower than C++ and waits just as long; with many requests the first counts.
#include <lab/coworker.hpp>
#include <lab/lab.hpp>

#include <ctime>

// Both know the same orders: c computes, w serves one request, s serves 200 that wait together.
const char* const kPython = R"(
import sys, time

def add_up(n):
    total = 0
    for i in range(n):
        total = (total * 31 + i) & 0xffffffff
    return total

def serve(requests):
    time.sleep(0.002)        # what they wait for, all at the same time
    for _ in range(requests):
        add_up(500)          # what each of them needs the CPU for

orders = {b'c': lambda: add_up(20_000),
          b'w': lambda: serve(1),
          b's': lambda: serve(200)}
while order := sys.stdin.buffer.read(1):
    orders[order]()
    sys.stdout.buffer.write(order)
    sys.stdout.buffer.flush()
)";

void add_up(unsigned n) {
    unsigned total = 0;
    for (unsigned i = 0; i < n; ++i) total = total * 31 + i;
    lab::keep(total);
}

void serve(int requests) {
    const timespec pause{0, 2'000'000};
    lab::must_zero(clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, nullptr));
    for (int i = 0; i < requests; ++i) add_up(500);
}

void in_cpp(char order) {
    if (order == 'c') add_up(20'000);
    if (order == 'w') serve(1);
    if (order == 's') serve(200);
}

int main() {
    lab::Coworker python(kPython), cpp(in_cpp);
    // control cpp_twice: C++ in place of Python; control one_request: one request, not 200
    lab::Coworker& slow = lab::control("cpp_twice") ? cpp : python;
    const char many = lab::control("one_request") ? 'w' : 's';

    lab::arm("python_computes", [&] { slow.carry_out('c'); });
    lab::arm("cpp_computes", [&] { cpp.carry_out('c'); });
    lab::arm("python_serves_one", [&] { python.carry_out('w'); });
    lab::arm("cpp_serves_one", [&] { cpp.carry_out('w'); });
    lab::arm("python_serves_many", [&] { python.carry_out(many); });
    lab::arm("cpp_serves_many", [&] { cpp.carry_out(many); });
    return lab::run();
}
