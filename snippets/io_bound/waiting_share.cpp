// How much of its time a request waits depends on its device's delay; 99 percent is no law.
#include <lab/lab.hpp>

#include <sys/timerfd.h>
#include <unistd.h>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <fstream>

class Device {  // answers a read when its delay is over
public:
    Device() : fd_(lab::must(timerfd_create(CLOCK_MONOTONIC, 0))) {}
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    ~Device() { close(fd_); }

    void read_after(long nanoseconds) {
        const itimerspec alarm{{}, {0, nanoseconds}};
        lab::must(timerfd_settime(fd_, 0, &alarm, nullptr));
        std::uint64_t answer = 0;
        lab::must(read(fd_, &answer, sizeof answer));
    }

private:
    int fd_;
};

double clock_ns(clockid_t clock) {
    timespec now{};
    lab::must(clock_gettime(clock, &now));
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

struct Spent {  // by this thread so far, in ns
    double computing = clock_ns(CLOCK_THREAD_CPUTIME_ID);
    double waiting = clock_ns(CLOCK_MONOTONIC) - computing - queuing();

    static double queuing() {  // ready, but another has the CPU: no fault of the device
        double running = 0, in_queue = 0;
        std::ifstream("/proc/thread-self/schedstat") >> running >> in_queue;
        return in_queue;
    }
};

void compute() {
    unsigned x = 1;
    for (int i = 0; i < 1'000'000; ++i) x = x * 1664525 + 1013904223;
    lab::keep(x);
}

int main() {
    Device device;
    for (const int delay_us : {100, 1000, 5000, 20'000}) {
        const Spent before;
        for (int request = 0; request < 20; ++request) {
            // control no_delay: it answers at once; control no_work: nothing is computed
            device.read_after(lab::control("no_delay") ? 1 : delay_us * 1000L);
            if (!lab::control("no_work")) compute();
        }
        const Spent after;
        const double waiting = after.waiting - before.waiting;
        const double computing = after.computing - before.computing;
        const double share = waiting / (waiting + computing);
        lab::sample("waiting", delay_us, std::round(100 * share), "%");
    }
}
