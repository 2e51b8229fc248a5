// One wait over 500 descriptors tells exactly which ten another process wrote to.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <set>
#include <string>
#include <vector>

std::string listed(const std::set<int>& numbers) {
    std::string text;
    for (const int number : numbers) text += (text.empty() ? "" : " ") + std::to_string(number);
    return text;
}

int main() {
    constexpr int kWatched = 500;
    const lab::Fd epoll(lab::must(epoll_create1(0)));
    std::vector<lab::Fd> all;
    for (int i = 0; i < kWatched; ++i) {
        const int fd = all.emplace_back(lab::must(eventfd(0, 0)));
        epoll_event wanted{.events = EPOLLIN, .data = {.fd = i}};
        lab::must(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &wanted));
    }

    const std::set<int> chosen = {3, 14, 15, 92, 65, 358, 97, 93, 238, 462};
    lab::in_child([&] {
        for (const int i : chosen) lab::must(eventfd_write(all[static_cast<std::size_t>(i)], 1));
        if (lab::control()) lab::must(eventfd_write(all.back(), 1));  // control: one more
    });

    std::vector<epoll_event> events(kWatched);
    const int count = lab::must(epoll_wait(epoll, events.data(), kWatched, 0));
    std::set<int> reported;
    for (int i = 0; i < count; ++i) reported.insert(events[static_cast<std::size_t>(i)].data.fd);

    lab::fact("watched", kWatched, "descriptors");
    lab::fact("written", listed(chosen));
    lab::fact("reported", listed(reported));
}
