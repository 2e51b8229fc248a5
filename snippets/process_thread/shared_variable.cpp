// Processes can share a variable, and a lock that protects it, as well as threads can.
#include <lab/lab.hpp>

#include <pthread.h>
#include <sys/mman.h>

constexpr int kProcesses = 4, kAdds = 5000;

struct Counter {  // lives in memory that several processes map
    pthread_mutex_t lock;
    long value;

    Counter() : value(0) {
        pthread_mutexattr_t shared;
        lab::must_zero(pthread_mutexattr_init(&shared));
        lab::must_zero(pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED));
        lab::must_zero(pthread_mutex_init(&lock, &shared));
        lab::must_zero(pthread_mutexattr_destroy(&shared));
    }
    void add_one() {
        lab::must_zero(pthread_mutex_lock(&lock));
        ++value;
        lab::must_zero(pthread_mutex_unlock(&lock));
    }
};

int main() {
    const int sharing = lab::control() ? MAP_PRIVATE : MAP_SHARED;  // control: a copy for each
    void* const memory = lab::must(
        mmap(nullptr, sizeof(Counter), PROT_READ | PROT_WRITE, sharing | MAP_ANONYMOUS, -1, 0));
    auto* const counter = new (memory) Counter;

    for (int i = 0; i < kProcesses; ++i) {
        if (lab::must(fork()) > 0) continue;
        for (int n = 0; n < kAdds; ++n) counter->add_one();
        _exit(0);
    }
    while (wait(nullptr) > 0) continue;
    lab::fact("counted_by_processes", counter->value);
}
