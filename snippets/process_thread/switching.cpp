// Switching to another process costs more than switching to a thread: its TLB entries are others.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sched.h>
#include <sys/mman.h>
#include <algorithm>
#include <csignal>
#include <deque>
#include <thread>

constexpr int kPage = 4096, kMostPages = 1792, kProtection = PROT_READ | PROT_WRITE;
constexpr char kStop = 'q';

const volatile void* const shared_memory = lab::must(  // the same pages for both sides
    mmap(nullptr, kMostPages* kPage, kProtection, MAP_SHARED | MAP_ANONYMOUS, -1, 0));

struct Partner {  // answers each byte with a byte, from a thread or from a process
    explicit Partner(int pages_to_walk) : pages(pages_to_walk) {}

    const int pages;
    const lab::Pipe there = lab::make_pipe(), back = lab::make_pipe();
    alignas(16) char stack[64 * 1024] = {};

    void walk() const {  // one byte a page, and never the same cache set
        const auto memory = static_cast<const volatile char*>(shared_memory);
        for (int i = 0; i < pages; ++i) lab::keep(memory[i * kPage + i % 64 * 64]);
    }
    void round_trip() const {  // two switches: there and back
        char byte = 0;
        lab::must(write(there.writer, &byte, 1));
        lab::must(read(back.reader, &byte, 1));
        walk();
    }
    void serve() const {
        for (char byte = 0; lab::must(read(there.reader, &byte, 1)) == 1 && byte != kStop;) {
            walk();
            lab::must(write(back.writer, &byte, 1));
        }
    }
};

void serve_in_process(Partner& partner) {
    const auto run = [](void* self) { return static_cast<Partner*>(self)->serve(), 0; };
    const int memory = lab::control() ? CLONE_VM : 0;  // control: a process, but in our memory
    lab::must(clone(run, std::end(partner.stack), memory | SIGCHLD, &partner));
}

int main() {
    lab::must(lab::pin(0) ? 0 : -1);  // both sides on one CPU
    std::deque<Partner> partners;
    std::deque<std::jthread> threads;
    const int least = lab::control("walk") ? kMostPages : 0;  // control: walk in the first row too
    for (const int pages : {0, kMostPages}) {
        Partner& process = partners.emplace_back(std::max(pages, least));
        Partner& thread = partners.emplace_back(std::max(pages, least));
        serve_in_process(process);
        threads.emplace_back([&] { thread.serve(); });
        lab::arm("thread", pages, [&] { thread.round_trip(); });
        lab::arm("process", pages, [&] { process.round_trip(); });
    }
    const int result = lab::run();
    for (const Partner& each : partners) lab::must(write(each.there.writer, &kStop, 1));
    while (wait(nullptr) > 0) continue;
    return result;
}
