// Waiting threads hold more memory than waiting coroutines, and the gap grows with their number.
#include <lab/lab.hpp>
#include <lab/steps.hpp>

#include <unistd.h>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <latch>
#include <map>
#include <memory>
#include <semaphore>
#include <thread>
#include <vector>

long private_kib() {
    long size = 0, resident = 0, shared = 0;  // in pages; shared: code, which all flows share
    const std::unique_ptr<FILE, int (*)(FILE*)> statm(
        lab::must(std::fopen("/proc/self/statm", "r")), &std::fclose);
    if (std::fscanf(statm.get(), "%ld %ld %ld", &size, &resident, &shared) != 3) std::abort();
    return (resident - shared) * sysconf(_SC_PAGESIZE) / 1024;
}

lab::Steps wait_for_a_turn() { co_await lab::turn; }

std::map<int, long> kib_by_number(const char* series, const std::function<void()>& add_one) {
    add_one();  // the first of its kind pays for the others
    const long before = private_kib();
    std::map<int, long> kib;
    int flows = 0;
    for (const int wanted : {25, 50, 100, 200}) {
        for (; flows < wanted; ++flows) add_one();
        kib[wanted] = private_kib() - before;
        lab::sample(series, wanted, kib[wanted], "KiB");
    }
    return kib;
}

int main() {
    std::vector<lab::Steps> coroutines;
    const auto add_coroutine = [&] {
        coroutines.push_back(wait_for_a_turn());
        coroutines.back().go_on();
    };

    std::latch over(1);
    std::binary_semaphore waiting(0);
    std::vector<std::jthread> threads;
    const std::function<void()> add_thread = [&] {
        threads.emplace_back([&] { waiting.release(), over.wait(); });
        waiting.acquire();
    };

    // control: coroutines wait in place of the threads
    const auto add_other = lab::control() ? add_coroutine : add_thread;
    auto few = kib_by_number("coroutines", add_coroutine);
    auto many = kib_by_number("threads", add_other);
    over.count_down();
    const long gap_at_25 = std::max(1L, many[25] - few[25]);
    lab::fact("gap_growth", (many[200] - few[200]) / gap_at_25);
}
