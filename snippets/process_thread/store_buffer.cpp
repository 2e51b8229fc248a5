// Two threads can each miss what the other has just written, even on x86, unless order is asked
// for.
#include <lab/lab.hpp>

#include <atomic>
#include <thread>
#include <vector>

constexpr long kTries = 20'000;

struct alignas(64) Try {
    std::atomic<int> x = 0, y = 0;
    int seen_by_first = -1, seen_by_second = -1;
};

class StartingLine {  // both threads leave it as nearly together as can be
public:
    void meet() {
        const long all_here = (arrived_.fetch_add(1) / 2 + 1) * 2;
        while (arrived_ < all_here) continue;
    }

private:
    std::atomic<long> arrived_ = 0;
};

template <std::memory_order order>
long tries_in_which_neither_saw_the_other() {
    std::vector<Try> tries(kTries);
    StartingLine line;
    std::thread first([&] {
        lab::pin(0);
        for (Try& each : tries) {
            line.meet();
            each.x.store(1, order);
            each.seen_by_first = each.y.load(order);
        }
    });
    std::thread second([&] {
        lab::pin(1);
        for (Try& each : tries) {
            line.meet();
            each.y.store(1, order);
            each.seen_by_second = each.x.load(order);
        }
    });
    first.join(), second.join();

    long neither = 0;
    for (const Try& each : tries) neither += each.seen_by_first == 0 && each.seen_by_second == 0;
    return neither;
}

int main() {
    const auto relaxed = tries_in_which_neither_saw_the_other<std::memory_order_relaxed>;
    const auto ordered = tries_in_which_neither_saw_the_other<std::memory_order_seq_cst>;
    const long neither = lab::control() ? ordered() : relaxed();  // control: one order for all
    lab::fact("neither_saw_the_other", neither, "tries");
}
