// One thread keeps 200 tasks going at once, each of which waits three times.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <deque>
#include <filesystem>

constexpr int kTasks = 200, kWaits = 3;

class Task {  // waits a millisecond, three times; between the waits it is only this object
public:
    explicit Task(int epoll) {
        epoll_event wanted{.events = EPOLLIN, .data = {.ptr = this}};
        lab::must(epoll_ctl(epoll, EPOLL_CTL_ADD, timer_, &wanted));
        wait_again();
    }
    // The loop calls it when the wait is over. False when that was the last one.
    bool go_on() {
        lab::read_once(timer_, 8);
        if (++waits_ == kWaits) return false;
        wait_again();
        return true;
    }

private:
    void wait_again() {
        const itimerspec soon{.it_interval = {}, .it_value = {.tv_sec = 0, .tv_nsec = 1'000'000}};
        lab::must(timerfd_settime(timer_, 0, &soon, nullptr));
    }
    const lab::Fd timer_{lab::must(timerfd_create(CLOCK_MONOTONIC, 0))};
    int waits_ = 0;
};

int main() {
    const lab::Fd epoll(lab::must(epoll_create1(0)));
    std::deque<Task> tasks;
    int begun = 0, ended = 0, most_under_way = 0;

    while (ended < kTasks) {
        // control: a task begins when the one before it has ended
        const int may_begin = lab::control() ? ended + 1 : kTasks;
        for (; begun < std::min(may_begin, kTasks); ++begun) tasks.emplace_back(epoll);
        most_under_way = std::max(most_under_way, begun - ended);

        epoll_event event;
        lab::must(epoll_wait(epoll, &event, 1, -1));
        ended += !static_cast<Task*>(event.data.ptr)->go_on();
    }

    const std::filesystem::directory_iterator threads("/proc/self/task"), end;
    lab::fact("threads", std::distance(threads, end), "threads");
    lab::fact("tasks_ended", ended, "tasks");
    lab::fact("most_under_way_at_once", most_under_way, "tasks");
}
