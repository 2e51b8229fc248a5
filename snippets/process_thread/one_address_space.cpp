// Memory that one thread maps is there for a thread that was already running; a child never sees
// it.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/mman.h>
#include <csignal>
#include <optional>
#include <thread>

using Page = volatile int*;

void read_the_page(int news) {  // waits to be told the address, then goes there
    Page page = nullptr;
    lab::must(read(news, &page, sizeof page));
    *page = *page + 1;
}

Page map_a_page() {
    return static_cast<Page>(
        lab::must(mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)));
}

int main() {
    lab::Pipe news = lab::make_pipe();
    std::optional<std::thread> thread;
    pid_t child = 0;
    if (!lab::control()) {
        thread.emplace(read_the_page, int{news.reader});
    } else if (child = lab::must(fork()); child == 0) {  // control: a process, not a thread
        read_the_page(news.reader), _exit(0);
    }

    const Page page = map_a_page();  // after the other one started
    *page = 41;
    lab::must(write(news.writer, &page, sizeof page));

    int status = 0;
    if (thread) thread->join();
    if (child > 0) lab::must(waitpid(child, &status, 0));
    lab::fact("number_on_the_page", *page);
    lab::fact("other_killed_by", WIFSIGNALED(status) ? WTERMSIG(status) : 0, "signal");
}
