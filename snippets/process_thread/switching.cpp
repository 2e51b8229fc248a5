// Switching to another process costs more than switching to a thread: its TLB entries are others.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/memory.hpp>

#include <sys/wait.h>
#include <csignal>
#include <deque>
#include <thread>

constexpr std::size_t kPages = 512;  // few enough for the TLB to hold them once
constexpr std::size_t kCrowd = 8;    // page tables, and too many for the TLB to hold them all
constexpr char kStop = 'q';

const lab::Pages shared(kPages* lab::page_size(), MAP_SHARED);

volatile std::size_t& note_on(std::size_t page) {  // never the same cache set
    char* const begin = shared.data() + page * lab::page_size();
    return reinterpret_cast<volatile std::size_t&>(begin[page % 64 * 64]);
}

void walk() {  // each page names the next, so that the CPU cannot read ahead
    for (std::size_t i = 0, page = 0; i < kPages; ++i) page = note_on(page);
}

struct Task {  // one of a ring: takes a byte, walks, and hands it on
    const Task* next = nullptr;
    bool walks = false;
    lab::Pipe inbox = lab::make_pipe();
    alignas(16) char stack[64 * 1024] = {};

    void give(char byte) const { lab::must(write(next->inbox.writer, &byte, 1)); }
    char take() const {
        char byte = 0;
        lab::must(read(inbox.reader, &byte, 1));
        if (walks) walk();
        return byte;
    }
    void serve() const {
        for (char byte = 0; byte != kStop; give(byte)) byte = take();
    }
};

using Ring = std::deque<Task>;  // the first of them is this thread of this process

void close_ring(Ring& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        ring[i].next = &ring[(i + 1) % ring.size()];
        ring[i].walks = ring.size() == kCrowd;
    }
}

void go_round(const Ring& ring, char byte = 0) { ring.front().give(byte), ring.front().take(); }

void serve_in_process(Task& task) {
    const auto run = [](void* self) { return static_cast<Task*>(self)->serve(), 0; };
    const int memory = lab::control() ? CLONE_VM : 0;  // control: a process, but in our memory
    lab::must(clone(run, std::end(task.stack), memory | SIGCHLD, &task));
}

int main() {
    lab::must(lab::pin(0) ? 0 : -1);  // all of them on one CPU
    for (std::size_t page = 0; page < kPages; ++page) note_on(page) = (269 * page + 77) % kPages;
    std::deque<Ring> rings;
    std::deque<std::jthread> threads;
    const std::size_t least = lab::control("walk") ? kCrowd : 2;  // control: a crowd in both rows
    for (const std::size_t tasks : {std::size_t{2}, kCrowd}) {
        Ring& team = rings.emplace_back(std::max(tasks, least));
        Ring& family = rings.emplace_back(std::max(tasks, least));
        close_ring(team), close_ring(family);
        for (std::size_t i = 1; i < team.size(); ++i) {
            threads.emplace_back([&task = team[i]] { task.serve(); });
            serve_in_process(family[i]);
        }
        lab::arm("thread", static_cast<long>(tasks), [&] { go_round(team); });
        lab::arm("process", static_cast<long>(tasks), [&] { go_round(family); });
    }
    const int result = lab::run();
    for (const Ring& each : rings) go_round(each, kStop);
    while (wait(nullptr) > 0) continue;
    return result;
}
