// vfork is not a cheaper fork: the child runs in its parent's memory, and the parent stands still.
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <lab/lab.hpp>
#include <lab/shared.hpp>

constexpr int kRounds = 100;

struct Round {
    bool parent_waited;
    bool store_seen;
};

volatile int stored = 0;  // ordinary memory: a forked child has its own copy of it

Round one_round() {
    const lab::Shared<std::atomic<bool>> child_is_over(false);
    stored = 0;
    const pid_t child = lab::must(lab::control() ? fork() : vfork());  // control: fork
    if (child == 0) {
        stored = 1;
        for (int i = 0; i < 20; ++i) sched_yield();  // every chance for the parent to go on first
        *child_is_over = true;
        _exit(0);
    }
    const Round seen{*child_is_over, stored == 1};
    lab::must(waitpid(child, nullptr, 0));
    return seen;
}

int main() {
    int waited = 0, store_seen = 0, both = 0;
    for (int i = 0; i < kRounds; ++i) {
        const Round seen = one_round();
        waited += seen.parent_waited;
        store_seen += seen.store_seen;
        both += seen.parent_waited && seen.store_seen;
    }
    lab::fact("rounds", kRounds);
    lab::fact("parent_waited", waited);
    lab::fact("store_seen", store_seen);
    lab::fact("both", both);
}
