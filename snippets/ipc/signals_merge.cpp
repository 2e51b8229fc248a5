// Five ordinary signals that wait become one; five real-time signals stay five, in order.
#include <lab/lab.hpp>
#include <lab/process.hpp>

#include <csignal>
#include <string>

sigset_t only(int number) {
    sigset_t set;
    sigemptyset(&set), sigaddset(&set, number);
    return set;
}

// The values that have arrived with this signal, taken one after the other, without waiting.
std::string taken(int number) {
    const sigset_t wanted = only(number);
    const timespec no_time{};
    std::string values;
    for (siginfo_t came; sigtimedwait(&wanted, &came, &no_time) == number;)
        values += " " + std::to_string(came.si_value.sival_int);
    return values;
}

std::string sent_five_times(int number) {
    std::string values;
    for (int i = 1; i <= 5; ++i) {
        lab::must(sigqueue(getpid(), number, {.sival_int = i}));
        if (lab::control()) values += taken(number);  // control: each is taken before the next
    }
    return (values + taken(number)).substr(1);  // without the first space
}

int main() {
    for (const int number : {SIGCHLD, SIGUSR1, SIGRTMIN}) {
        const sigset_t set = only(number);
        lab::must(sigprocmask(SIG_BLOCK, &set, nullptr));  // blocked: it waits until it is taken
    }

    lab::fact("ordinary_arrived", sent_five_times(SIGUSR1));
    lab::fact("real_time_arrived", sent_five_times(SIGRTMIN));

    const lab::Process child([] {});
    const sigset_t ended = only(SIGCHLD);
    siginfo_t event;
    lab::must(sigwaitinfo(&ended, &event));
    lab::fact("names_the_child_that_ended", event.si_pid == child.pid());
}
