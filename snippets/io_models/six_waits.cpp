// Six waits of a millisecond take one millisecond in a single thread that waits for all at once.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <array>
#include <chrono>
#include <thread>
#include <vector>

class Task {  // stands for a peer that takes a millisecond to answer
public:
    void begin() {
        if (lab::control()) compute();  // control: the millisecond is work, not waiting
        const itimerspec soon{.it_interval = {}, .it_value = {0, lab::control() ? 1 : 1'000'000}};
        lab::must(timerfd_settime(timer_, 0, &soon, nullptr));
    }
    void finish() { lab::read_once(timer_, 8); }  // waits for the answer
    int descriptor() const { return timer_; }

private:
    static void compute() {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(1);
        while (std::chrono::steady_clock::now() < end) {
        }
    }
    const lab::Fd timer_{lab::must(timerfd_create(CLOCK_MONOTONIC, 0))};
};

using Tasks = std::array<Task, 6>;

void one_after_the_other(Tasks& tasks) {
    for (Task& task : tasks) task.begin(), task.finish();
}

void a_thread_each(Tasks& tasks) {
    std::vector<std::jthread> threads;
    for (Task& task : tasks) threads.emplace_back([&] { task.begin(), task.finish(); });
}

class EventLoop {
public:
    explicit EventLoop(Tasks& tasks) : tasks_(tasks) {
        for (Task& task : tasks) {
            epoll_event wanted{.events = EPOLLIN, .data = {.ptr = &task}};
            lab::must(epoll_ctl(epoll_, EPOLL_CTL_ADD, task.descriptor(), &wanted));
        }
    }
    void run() {
        for (Task& task : tasks_) task.begin();
        for (std::size_t done = 0; done < tasks_.size(); ++done) {
            epoll_event ready;
            lab::must(epoll_wait(epoll_, &ready, 1, -1));
            static_cast<Task*>(ready.data.ptr)->finish();
        }
    }

private:
    Tasks& tasks_;
    const lab::Fd epoll_{lab::must(epoll_create1(0))};
};

int main() {
    Tasks tasks;
    EventLoop loop(tasks);
    lab::arm("one_after_the_other", [&] { one_after_the_other(tasks); });
    lab::arm("a_thread_each", [&] { a_thread_each(tasks); });
    lab::arm("event_loop", [&] { loop.run(); });
    return lab::run();
}
