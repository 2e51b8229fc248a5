// select and poll look at every descriptor they watch; epoll looks only at those that are ready.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <deque>
#include <vector>

class Watched {  // so many descriptors, of which only the last is ever ready
public:
    explicit Watched(const lab::Fd* first, const lab::Fd* last) {
        for (const lab::Fd* fd = first; fd != last; ++fd) {
            epoll_event wanted{.events = EPOLLIN, .data = {.fd = *fd}};
            lab::must(epoll_ctl(epoll_, EPOLL_CTL_ADD, *fd, &wanted));
            polled_.push_back({.fd = *fd, .events = POLLIN, .revents = 0});
            FD_SET(*fd, &selected_);
        }
    }

    void by_select() {
        fd_set ready = selected_;  // select overwrites what it is given
        lab::must(select(polled_.back().fd + 1, &ready, nullptr, nullptr, nullptr));
    }
    void by_poll() { lab::must(poll(polled_.data(), polled_.size(), -1)); }
    void by_epoll() {
        epoll_event ready;
        lab::must(epoll_wait(epoll_, &ready, 1, -1));
    }

private:
    const lab::Fd epoll_{lab::must(epoll_create1(0))};
    std::vector<pollfd> polled_;
    fd_set selected_{};
};

int main() {
    std::vector<lab::Fd> all;
    for (int i = 1; i <= 1000; ++i) all.emplace_back(lab::must(eventfd(i == 1000, 0)));

    std::deque<Watched> sets;
    for (const long n : {10, 100, 1000}) {
        Watched& set = sets.emplace_back(&*all.end() - n, &*all.end());
        lab::arm("select", n, [&] { set.by_select(); });
        lab::arm("poll", n, [&] { set.by_poll(); });
        lab::arm("epoll", n, [&] { lab::control() ? set.by_poll() : set.by_epoll(); });
    }
    return lab::run();
}
