// It is threads that run: the CPU time of a process is the sum of its threads' times.
#include <lab/lab.hpp>

#include <cmath>
#include <ctime>
#include <thread>

double seconds_of(clockid_t clock) {
    timespec used{};
    lab::must(clock_gettime(clock, &used));
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

double burn(double seconds) {  // CPU seconds, not seconds on the wall
    while (seconds_of(CLOCK_THREAD_CPUTIME_ID) < seconds) continue;
    return seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

int main() {
    double of_first = 0, of_second = 0;
    std::thread first([&] { of_first = burn(0.03); });
    std::thread second([&] { of_second = burn(0.09); });
    first.join(), second.join();

    double sum = seconds_of(CLOCK_THREAD_CPUTIME_ID) + of_first;
    if (!lab::control()) sum += of_second;  // control: one thread is left out
    lab::fact("sum_of_threads", std::lround(100 * sum / seconds_of(CLOCK_PROCESS_CPUTIME_ID)), "%");
}
