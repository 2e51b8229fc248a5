// On one CPU more workers finish a batch of waits sooner, but not one of arithmetic.
#include <lab/lab.hpp>
#include <lab/team.hpp>

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

void compute() { multiply(75'000); }

void wait_then_compute() {
    wait_1_ms();
    if (!lab::control("no_work")) multiply(300'000);  // control no_work: it only waits
}

int main() {
    lab::pin(0);
    // control queue: one waits at a time
    const auto wait = lab::control("queue") ? wait_in_a_queue : wait_1_ms;

    std::deque<lab::Team> teams;
    for (const int workers : {1, 2, 4, 8, 16}) {
        lab::Team& team = teams.emplace_back(workers);
        lab::arm("wait", workers, [&] { team.share(16, wait); });
        lab::arm("compute", workers, [&] { team.share(64, compute); });
        lab::arm("mixed", workers, [&] { team.share(16, wait_then_compute); });
    }
    return lab::run();
}
