// Switching to another process costs more than switching to a thread: its TLB entries are others.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sched.h>
#include <sys/mman.h>
#include <csignal>
#include <list>
#include <thread>

constexpr int kPage = 4096, kMostPages = 1536;

class Partner {  // answers each byte with a byte; both sides first walk the same shared pages
public:
    Partner(int pages, const volatile char* memory) : pages_(pages), memory_(memory) {}

    void round_trip() const {  // two switches: there and back
        char byte = 0;
        lab::must(write(there_.writer, &byte, 1));
        lab::must(read(back_.reader, &byte, 1));
        walk();
    }
    void serve() const {
        for (char byte = 0; lab::must(read(there_.reader, &byte, 1)) == 1 && byte != kStop;) {
            walk();
            lab::must(write(back_.writer, &byte, 1));
        }
    }
    void serve_in_process() {
        const auto run = [](void* self) { return static_cast<Partner*>(self)->serve(), 0; };
        const int memory = lab::control() ? CLONE_VM : 0;  // control: a process, but in our memory
        lab::must(clone(run, std::end(stack_), memory | SIGCHLD, this));
    }
    void stop() const { lab::must(write(there_.writer, &kStop, 1)); }

private:
    static constexpr char kStop = 'q';

    void walk() const {  // one byte a page, and never the same cache set
        for (int i = 0; i < pages_; ++i) lab::keep(memory_[i * kPage + i % 64 * 64]);
    }

    const int pages_;
    const volatile char* const memory_;
    const lab::Pipe there_ = lab::make_pipe(), back_ = lab::make_pipe();
    alignas(16) char stack_[64 * 1024];
};

int main() {
    lab::must(lab::pin(0) ? 0 : -1);  // both sides on one CPU
    void* const memory = lab::must(mmap(nullptr, kMostPages * kPage, PROT_READ | PROT_WRITE,
                                        MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    std::list<Partner> partners;
    std::list<std::jthread> threads;
    for (const int pages : {0, kMostPages}) {
        Partner& process = partners.emplace_back(pages, static_cast<char*>(memory));
        Partner& thread = partners.emplace_back(pages, static_cast<char*>(memory));
        process.serve_in_process();
        threads.emplace_back([&] { thread.serve(); });
        lab::arm("thread", pages, [&] { thread.round_trip(); });
        lab::arm("process", pages, [&] { process.round_trip(); });
    }
    const int result = lab::run();
    for (const Partner& each : partners) each.stop();
    while (wait(nullptr) > 0) {
    }
    return result;
}
