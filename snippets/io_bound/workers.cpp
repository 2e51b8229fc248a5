// On one CPU more workers finish a batch of waits sooner, and a batch of arithmetic hardly later.
#include <lab/lab.hpp>
#include <lab/team.hpp>

#include <sched.h>
#include <ctime>
#include <deque>
#include <mutex>

void wait_1_ms() {
    const timespec millisecond{0, 1'000'000};
    lab::must_zero(clock_nanosleep(CLOCK_MONOTONIC, 0, &millisecond, nullptr));
}

void wait_in_a_queue() {
    static std::mutex counter;  // where one is served at a time
    const std::lock_guard served(counter);
    wait_1_ms();
}

void multiply(int times) {
    unsigned x = 1;
    for (int i = 0; i < times; ++i) x = x * 1664525 + 1013904223;
    lab::keep(x);
}

void compute() { multiply(100'000); }

void compute_in_crumbs() {
    for (int crumb = 0; crumb < 200; ++crumb) {
        multiply(500);
        sched_yield();
    }
}

void wait_then_compute() {
    wait_1_ms();
    if (!lab::control("no_work")) multiply(400'000);  // control no_work: it only waits
}

int main() {
    lab::pin(0);
    const auto wait = lab::control("queue") ? wait_in_a_queue : wait_1_ms;        // control queue
    const auto calculate = lab::control("crumbs") ? compute_in_crumbs : compute;  // control crumbs

    std::deque<lab::Team> teams;
    for (const int workers : {1, 2, 4, 8, 16, 64}) {
        lab::Team& team = teams.emplace_back(workers);
        lab::arm("wait", workers, [&] { team.share(16, wait); });
        lab::arm("compute", workers, [&] { team.share(64, calculate); });
        lab::arm("mixed", workers, [&] { team.share(16, wait_then_compute); });
    }
    return lab::run();
}
