// Spread over 64 threads on one CPU, the same arithmetic needs hardly more CPU time than in one.
#include <lab/lab.hpp>
#include <lab/team.hpp>

#include <sys/resource.h>
#include <cmath>
#include <ctime>
#include <memory>

void compute() {
    unsigned x = 1;
    for (int i = 0; i < 75'000; ++i) {
        x = x * 1664525 + 1013904223;
        lab::keep(x);  // each step is made, by every compiler
    }
}

struct Spent {  // by all threads of this process so far
    double cpu_ms;
    long switches;
};

Spent spent() {
    timespec cpu{};
    rusage usage{};
    lab::must(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu));
    lab::must(getrusage(RUSAGE_SELF, &usage));
    return {static_cast<double>(cpu.tv_sec) * 1e3 + static_cast<double>(cpu.tv_nsec) / 1e6,
            usage.ru_nvcsw + usage.ru_nivcsw};
}

Spent arithmetic_with(int threads) {
    auto team = std::make_unique<lab::Team>(threads);
    const Spent before = spent();
    for (int round = 0; round < 20; ++round) {
        // control: new threads for each round
        if (lab::control()) team = std::make_unique<lab::Team>(threads);
        team->share(64, compute);
    }
    const Spent after = spent();
    return {after.cpu_ms - before.cpu_ms, after.switches - before.switches};
}

int main() {
    lab::pin(0);
    const double alone = arithmetic_with(1).cpu_ms;
    for (const int threads : {1, 4, 16, 64}) {
        const Spent together = arithmetic_with(threads);
        const double share = together.cpu_ms / alone;
        lab::sample("cpu_time", threads, std::round(100 * share), "%");
        lab::sample("switches", threads, together.switches);
    }
}
