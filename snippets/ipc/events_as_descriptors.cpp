// One epoll waits for a counter, a signal and a timer: all three are descriptors.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <csignal>

int main() {
    sigset_t usr1;
    sigemptyset(&usr1), sigaddset(&usr1, SIGUSR1);
    lab::must(sigprocmask(SIG_BLOCK, &usr1, nullptr));  // or the signal would end the process

    const lab::Fd counter(lab::must(eventfd(0, 0)));
    const lab::Fd signals(lab::must(signalfd(-1, &usr1, 0)));
    const lab::Fd timer(lab::must(timerfd_create(CLOCK_MONOTONIC, 0)));

    const lab::Fd epoll(lab::must(epoll_create1(0)));
    for (const int fd : {int{counter}, int{signals}, int{timer}}) {
        epoll_event wanted{.events = EPOLLIN, .data = {.fd = fd}};
        lab::must(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &wanted));
    }

    if (!lab::control()) {  // control: nothing happens
        lab::must(eventfd_write(counter, 3)), lab::must(eventfd_write(counter, 4));
        lab::must(kill(getpid(), SIGUSR1));
        const itimerspec soon{.it_interval = {}, .it_value = {.tv_sec = 0, .tv_nsec = 1}};
        lab::must(timerfd_settime(timer, 0, &soon, nullptr));
    }

    std::uint64_t sum = 0, expired = 0;
    signalfd_siginfo signal{};
    int events = 0;
    for (epoll_event event; events < 3 && lab::must(epoll_wait(epoll, &event, 1, 100)) == 1;
         ++events) {
        if (event.data.fd == counter) lab::must(read(counter, &sum, sizeof sum));
        if (event.data.fd == signals) lab::must(read(signals, &signal, sizeof signal));
        if (event.data.fd == timer) lab::must(read(timer, &expired, sizeof expired));
    }

    lab::fact("events_from_one_wait", events, "events");
    lab::fact("eventfd_sum", sum);
    lab::fact("signalfd_number", signal.ssi_signo, "signal");
    lab::fact("timerfd_expirations", expired);
}
