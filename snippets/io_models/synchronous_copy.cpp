// poll and epoll only say that a read would not wait: the bytes stay in the kernel until read
// copies.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/select.h>

int bytes_in_kernel(int fd) {
    int size = 0;
    lab::must(ioctl(fd, FIONREAD, &size));
    return size;
}

int reported_by_select(int fd) {
    fd_set watched{};
    FD_SET(fd, &watched);
    return lab::must(select(fd + 1, &watched, nullptr, nullptr, nullptr));
}

int reported_by_poll(int fd) {
    pollfd watched{.fd = fd, .events = POLLIN, .revents = 0};
    return lab::must(poll(&watched, 1, -1));
}

int reported_by_epoll(int fd) {
    const lab::Fd epoll(lab::must(epoll_create1(0)));
    epoll_event event{.events = EPOLLIN, .data = {.fd = fd}};
    lab::must(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event));
    return lab::must(epoll_wait(epoll, &event, 1, -1));
}

int main() {
    const lab::Pipe pipe = lab::make_pipe(O_NONBLOCK);
    std::string buffer = "-----";
    lab::write_once(pipe.writer, "hello");

    const int reports = reported_by_select(pipe.reader) + reported_by_poll(pipe.reader) +
                        reported_by_epoll(pipe.reader);
    if (lab::control()) lab::must(read(pipe.reader, buffer.data(), 5));  // control: read it first

    lab::fact("calls_that_reported", reports, "calls");
    lab::fact("buffer_after_the_reports", buffer);
    lab::fact("bytes_still_in_kernel", bytes_in_kernel(pipe.reader), "B");
}
