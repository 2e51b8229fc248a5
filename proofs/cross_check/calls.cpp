// Calls that only enter the kernel and come back.
#include <lab/lab.hpp>

#include <sched.h>
#include <unistd.h>
#include <mutex>

int main() {
    lab::pin(0);
    std::mutex mutex;
    lab::arm("getppid", [] { lab::keep(getppid()); });
    lab::arm("yield_holding_a_mutex", [&] {  // what sysbench counts as one yield
        const std::lock_guard hold(mutex);
        lab::must(sched_yield());
    });
    return lab::run();
}
