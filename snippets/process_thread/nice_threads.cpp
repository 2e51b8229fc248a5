// Two threads of one process are scheduled apart: the nicer one gets about a third of the other.
#include <lab/lab.hpp>

#include <sys/resource.h>
#include <barrier>
#include <chrono>
#include <cmath>
#include <string>
#include <thread>

using Clock = std::chrono::steady_clock;
constexpr auto kWindow = std::chrono::milliseconds(500);

struct Runner {
    int wanted;  // nice value
    int seen = -1;
    double cpu_seconds = 0;
};

void run(Runner& self, std::barrier<>& start) {
    lab::must(setpriority(PRIO_PROCESS, 0, self.wanted));  // on Linux: of this thread
    start.arrive_and_wait();
    for (const auto end = Clock::now() + kWindow; Clock::now() < end;) continue;

    self.seen = getpriority(PRIO_PROCESS, 0);
    timespec used{};
    lab::must(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used));
    self.cpu_seconds = static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

int main() {
    lab::must(lab::pin(0) ? 0 : -1);                                    // both on one CPU
    Runner plain{.wanted = 0}, nice{.wanted = lab::control() ? 0 : 5};  // control: equally nice
    std::barrier start(2);
    std::thread first(run, std::ref(plain), std::ref(start));
    std::thread second(run, std::ref(nice), std::ref(start));
    first.join(), second.join();

    lab::fact("nice_values", std::to_string(plain.seen) + " and " + std::to_string(nice.seen));
    lab::fact("time_of_the_first", std::lround(100 * plain.cpu_seconds / nice.cpu_seconds), "%");
}
