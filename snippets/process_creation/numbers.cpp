// A process has one PID for all its threads; inside the kernel every thread has a number of its
// own.
#include <unistd.h>

#include <lab/lab.hpp>
#include <set>
#include <thread>

int main() {
    std::set<pid_t> pids, tids;
    const auto note = [&] {
        pids.insert(getpid());
        tids.insert(gettid());
    };
    note();
    for (int i = 0; i < 3; ++i)
        lab::control() ? note() : std::thread(note).join();  // control: no thread of its own
    lab::fact("process_numbers", pids.size());
    lab::fact("thread_numbers", tids.size());
}
