// A limit on open files is one for all threads of a process, and one for each process.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sched.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <thread>

constexpr int kLimit = 150, kEach = 100;

int opened = 0;
std::string failed_with = "nothing";

void open_many() {
    for (int i = 0; i < kEach; ++i) {
        const int fd = eventfd(0, 0);  // left open: it is the process that owns it
        if (fd == -1) failed_with = lab::outcome(fd);
        if (fd == -1) return;
        ++opened;
    }
}

int main() {
    rlimit limit{};
    lab::must(getrlimit(RLIMIT_NOFILE, &limit));
    limit.rlim_cur = kLimit;
    lab::must(setrlimit(RLIMIT_NOFILE, &limit));

    lab::in_child([] {
        lab::in_child(open_many);  // takes what it opened with it
        open_many();
        lab::fact("second_process_opened", opened, "descriptors");
    });

    std::thread([] {
        if (lab::control()) lab::must(unshare(CLONE_FILES));  // control: a table of its own
        open_many();
    }).join();
    std::thread(open_many).join();
    lab::fact("two_threads_opened", opened, "descriptors");
    lab::fact("second_thread_failed_with", failed_with);
}
