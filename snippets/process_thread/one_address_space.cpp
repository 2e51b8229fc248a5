// Memory that one thread maps is there for all threads; what a child process maps, nobody else
// sees.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/mman.h>
#include <thread>

constexpr int kNumber = 42;
using Page = int*;

void map_a_page(int news) {  // and tell its address
    const Page page = static_cast<Page>(
        lab::must(mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)));
    *page = kNumber;
    lab::must(write(news, &page, sizeof page));
}

int main() {
    const lab::Pipe news = lab::make_pipe(), found = lab::make_pipe();
    if (lab::control()) {
        lab::in_child([&] { map_a_page(news.writer); });  // control: a process, not a thread
    } else {
        std::thread(map_a_page, int{news.writer}).join();
    }

    Page page = nullptr;
    lab::must(read(news.reader, &page, sizeof page));
    const auto sent = write(found.writer, page, sizeof *page);  // the kernel looks there for us
    lab::fact("looking_there", lab::outcome(sent));
}
