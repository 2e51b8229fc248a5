// Descriptor 1024 does not fit in an fd_set; poll has no such limit.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <poll.h>
#include <sys/select.h>
#include <csignal>

bool select_reports(int fd) {
    fd_set watched{};
    FD_SET(fd, &watched);  // checked by glibc: -D_FORTIFY_SOURCE=2
    return lab::must(select(fd + 1, &watched, nullptr, nullptr, nullptr)) == 1;
}

bool poll_reports(int fd) {
    pollfd watched{.fd = fd, .events = POLLIN, .revents = 0};
    return lab::must(poll(&watched, 1, -1)) == 1;
}

int main() {
    const lab::Pipe pipe = lab::make_pipe();
    lab::write_once(pipe.writer, "x");
    const int number = lab::control() ? FD_SETSIZE - 1 : FD_SETSIZE;  // control: one lower
    const lab::Fd reader(lab::must(dup2(pipe.reader, number)));

    const int status = lab::in_child([&] { select_reports(reader); });
    lab::fact("descriptor", int{reader});
    lab::fact("select_killed_by", WIFSIGNALED(status) ? WTERMSIG(status) : 0, "signal");
    lab::fact("poll_reports_it", poll_reports(reader));
}
