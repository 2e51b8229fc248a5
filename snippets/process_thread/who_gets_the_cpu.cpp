// The kernel gives time to threads, not to processes: three threads get three shares of four.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/resource.h>
#include <chrono>
#include <cmath>
#include <thread>
#include <vector>

using Clock = std::chrono::steady_clock;
constexpr auto kWindow = std::chrono::milliseconds(400);

void burn_until(Clock::time_point end) {
    while (Clock::now() < end) continue;
}

pid_t start(int threads, int ready, int go) {
    const pid_t child = lab::must(fork());
    if (child > 0) return child;
    lab::write_once(ready, "r");
    Clock::time_point end;
    lab::must(read(go, &end, sizeof end));
    std::vector<std::jthread> burning;
    for (int i = 1; i < threads; ++i) burning.emplace_back(burn_until, end);
    burn_until(end);
    burning.clear();
    _exit(0);
}

double cpu_seconds(pid_t child) {
    rusage used{};
    lab::must(wait4(child, nullptr, 0, &used));
    const auto seconds = [](timeval t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

int main() {
    lab::must(lab::pin(0) ? 0 : -1);  // all on one CPU, or nobody would have to share
    const lab::Pipe ready = lab::make_pipe(), go = lab::make_pipe();
    const int threads = lab::control() ? 1 : 3;  // control: one thread in each process
    const pid_t big = start(threads, ready.writer, go.reader),
                small = start(1, ready.writer, go.reader);

    for (int i = 0; i < 2; ++i) lab::read_once(ready.reader, 1);
    const Clock::time_point end = Clock::now() + kWindow;
    for (int i = 0; i < 2; ++i) lab::must(write(go.writer, &end, sizeof end));

    const double of_big = cpu_seconds(big), of_small = cpu_seconds(small);
    lab::fact("share_of_small_process", std::lround(100 * of_small / (of_big + of_small)), "%");
}
