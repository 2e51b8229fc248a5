// With a rest left unread, level-triggered epoll reports again; edge-triggered stays silent.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/epoll.h>

// How many reports follow when ten bytes came and only three were read after the first report.
int reports_after_partial_read(std::uint32_t trigger) {
    const lab::Pipe pipe = lab::make_pipe(O_NONBLOCK);
    const lab::Fd epoll(lab::must(epoll_create1(0)));
    epoll_event event{.events = EPOLLIN | trigger, .data = {.fd = pipe.reader}};
    lab::must(epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.reader, &event));

    lab::write_once(pipe.writer, "ten bytes!");
    lab::must(epoll_wait(epoll, &event, 1, 0));
    lab::read_once(pipe.reader, 3);

    if (lab::control()) lab::write_once(pipe.writer, "x");  // control: something new comes
    return lab::must(epoll_wait(epoll, &event, 1, 0));
}

int main() {
    lab::fact("level_reports_again", reports_after_partial_read(0), "reports");
    lab::fact("edge_reports_again", reports_after_partial_read(EPOLLET), "reports");
}
