// Two semaphores make two processes, or two threads, take turns exactly.
#include <lab/lab.hpp>
#include <lab/process.hpp>
#include <lab/shared.hpp>

#include <atomic>
#include <string>
#include <thread>

constexpr unsigned kTurns = 1000;

struct Table {
    lab::Semaphore turn_a{1}, turn_b{0};
    std::atomic<unsigned> written = 0;
    char letters[2 * kTurns] = {};

    void write(char letter, lab::Semaphore& mine, lab::Semaphore& other) {
        for (unsigned i = 0; i < kTurns; ++i) {
            if (!lab::control()) mine.wait();  // control: nobody waits for a turn
            letters[written++] = letter;
            other.post();
        }
    }
    void a() { write('A', turn_a, turn_b); }
    void b() { write('B', turn_b, turn_a); }

    unsigned in_turn() const {
        unsigned right = 0;
        for (unsigned i = 0; i < 2 * kTurns; ++i) right += letters[i] == "AB"[i % 2];
        return right;
    }
};

int main() {
    const lab::Shared<Table> by_processes, by_threads;

    lab::Process a([&] { by_processes->a(); }), b([&] { by_processes->b(); });
    a.wait(), b.wait();
    std::thread c([&] { by_threads->a(); }), d([&] { by_threads->b(); });
    c.join(), d.join();

    lab::fact("processes_in_turn", by_processes->in_turn(), "letters");
    lab::fact("threads_in_turn", by_threads->in_turn(), "letters");
}
