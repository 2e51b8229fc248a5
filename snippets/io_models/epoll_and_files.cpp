// epoll tells when a pipe becomes ready; a regular file it does not take at all.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>

class Watch {
public:
    std::string add(int fd) {
        epoll_event wanted{.events = EPOLLIN, .data = {.fd = fd}};
        return lab::outcome(epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &wanted));
    }
    int ready() {
        epoll_event event;
        return lab::must(epoll_wait(epoll_, &event, 1, 0));
    }

private:
    const lab::Fd epoll_{lab::must(epoll_create1(0))};
};

int main() {
    const lab::Pipe pipe = lab::make_pipe(O_NONBLOCK);
    const lab::SocketPair sockets = lab::make_socket_pair();
    const lab::Fd events(lab::must(eventfd(0, 0)));
    const lab::Fd timer(lab::must(timerfd_create(CLOCK_MONOTONIC, 0)));
    const lab::Fd file(lab::must(open("/proc/self/exe", O_RDONLY)));

    Watch watch;
    lab::fact("epoll_takes_pipe", watch.add(pipe.reader));
    lab::fact("epoll_takes_socket", watch.add(sockets.first));
    lab::fact("epoll_takes_eventfd", watch.add(events));
    lab::fact("epoll_takes_timer", watch.add(timer));
    // control: a pipe's end in the file's place
    lab::fact("epoll_takes_file", watch.add(lab::control() ? pipe.writer : file));

    lab::fact("ready_when_empty", watch.ready());
    lab::write_once(pipe.writer, "x");
    lab::fact("ready_when_written", watch.ready());
    lab::read_once(pipe.reader);
    lab::fact("ready_when_drained", watch.ready());

    pollfd asked{.fd = file, .events = POLLIN, .revents = 0};
    lab::fact("poll_calls_file_ready", lab::must(poll(&asked, 1, 0)) == 1);
}
