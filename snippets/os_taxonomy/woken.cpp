// A woken thread soon gets the CPU, though the one that woke it goes on computing there.
#include <lab/lab.hpp>
#include <lab/shared.hpp>

#include <sched.h>
#include <atomic>
#include <chrono>
#include <thread>

using Clock = std::chrono::steady_clock;
constexpr int kTimes = 300;
constexpr auto kPatience = std::chrono::milliseconds(20);

struct Sleeper {  // notes when it gets the CPU, then sleeps again
    lab::Semaphore wake, done;
    std::atomic<Clock::time_point> ran = Clock::time_point();

    void run() {
        const sched_param none{};
        if (lab::control())  // control: for moments that nobody else wants
            lab::must(sched_setscheduler(0, SCHED_IDLE, &none));
        for (int i = 0; i < kTimes; ++i) {
            wake.wait();
            ran = Clock::now();
            done.post();
        }
    }
};

int main() {
    lab::must(lab::pin(0) ? 0 : -1);  // both on one CPU: somebody has to wait
    Sleeper sleeper;
    std::jthread thread([&] { sleeper.run(); });

    for (int i = 0; i < kTimes; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));  // it sleeps again
        const auto woken = Clock::now();
        sleeper.wake.post();
        while (sleeper.ran.load() < woken && Clock::now() < woken + kPatience) continue;
        sleeper.done.wait();
        const std::chrono::duration<double, std::micro> delay = sleeper.ran.load() - woken;
        lab::sample("delay", i, delay.count(), "µs");
    }
}
