// Seven calls tell that a pipe has become readable: four of the list, and three it leaves out.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <functional>
#include <map>

class Watched {
public:
    explicit Watched(int fd) : polled_{.fd = fd, .events = POLLIN, .revents = 0} {
        epoll_event wanted{.events = EPOLLIN, .data = {.fd = fd}};
        lab::must(epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &wanted));
        FD_SET(fd, &selected_);
    }

    // Each call gives how many descriptors it found ready; none of them waits.
    std::map<std::string, int> ask() {
        timeval no_time{};
        const timespec now{};
        epoll_event ready;
        fd_set a = selected_, b = selected_;
        return {
            {"select", select(polled_.fd + 1, &a, nullptr, nullptr, &no_time)},
            {"pselect", pselect(polled_.fd + 1, &b, nullptr, nullptr, &now, nullptr)},
            {"poll", poll(&polled_, 1, 0)},
            {"epoll_wait", epoll_wait(epoll_, &ready, 1, 0)},
            {"ppoll", ppoll(&polled_, 1, &now, nullptr)},
            {"epoll_pwait", epoll_pwait(epoll_, &ready, 1, 0, nullptr)},
            {"epoll_pwait2", epoll_pwait2(epoll_, &ready, 1, &now, nullptr)},
        };
    }

private:
    const lab::Fd epoll_{lab::must(epoll_create1(0))};
    pollfd polled_;
    fd_set selected_{};
};

int main() {
    const lab::Pipe pipe = lab::make_pipe();
    Watched watched(pipe.reader);

    int reported = 0;
    for (const auto& [call, ready] : watched.ask()) reported += lab::must(ready);
    lab::fact("reported_when_empty", reported, "calls");

    if (!lab::control()) lab::write_once(pipe.writer, "x");  // control: nothing is written
    int calls = 0;
    for (const auto& [call, ready] : watched.ask()) {
        lab::fact(call, ready == 1);
        calls += ready;
    }
    lab::fact("reported_when_written", calls, "calls");
}
