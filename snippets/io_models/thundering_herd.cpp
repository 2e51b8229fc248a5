// Eight waiters on one descriptor all wake for one event; with EPOLLEXCLUSIVE few do.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <array>
#include <atomic>
#include <fstream>
#include <thread>
#include <vector>

constexpr int kWaiters = 8;

// Whether a thread of this process runs or wants to; not so when it sleeps in a call.
bool is_running(pid_t thread) {
    std::ifstream stat("/proc/self/task/" + std::to_string(thread) + "/stat");
    std::string id, name;
    char state = 0;
    stat >> id >> name >> state;
    return state == 'R';
}

int woken_by_one_event(std::uint32_t how) {
    const lab::Fd door(lab::must(eventfd(0, 0)));
    std::atomic<int> woken = 0;
    std::array<std::atomic<pid_t>, kWaiters> ids{};
    {
        std::vector<std::jthread> waiters;
        for (auto& id : ids)
            waiters.emplace_back([&] {
                const lab::Fd epoll(lab::must(epoll_create1(0)));  // an epoll for each waiter
                epoll_event event{.events = EPOLLIN | how, .data = {}};
                lab::must(epoll_ctl(epoll, EPOLL_CTL_ADD, door, &event));
                id = gettid();
                woken += lab::must(epoll_wait(epoll, &event, 1, 500));
            });
        for (auto& id : ids)  // until all of them sleep
            while (id == 0 || is_running(id)) std::this_thread::yield();
        lab::must(eventfd_write(door, 1));
    }
    return woken;
}

int main() {
    lab::fact("waiters", kWaiters, "threads");
    lab::fact("woken", woken_by_one_event(0), "threads");
    const std::uint32_t how = lab::control() ? 0u : EPOLLEXCLUSIVE;  // control: without it
    lab::fact("woken_exclusive", woken_by_one_event(how), "threads");
}
