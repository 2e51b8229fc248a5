// What /proc says of the kernel's tasks, and threads that exist only to be counted.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace lab {

/// How many tasks (threads) the kernel counts in a process.
inline long tasks(pid_t pid = getpid()) {
    const std::filesystem::directory_iterator all("/proc/" + std::to_string(pid) + "/task");
    return std::distance(begin(all), end(all));
}

/// The state letter of a process's first thread: R runs, S sleeps, Z is gone but not waited for.
inline char state(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return text.empty() ? '?' : text.at(text.rfind(')') + 2);
}

/// Threads that do nothing but wait until this object ends.
class Parked {
public:
    explicit Parked(int count) {
        for (int i = 0; i < count; ++i) threads_.emplace_back([this] { over_.wait(false); });
    }
    Parked(const Parked&) = delete;
    Parked& operator=(const Parked&) = delete;
    ~Parked() {
        over_ = true;
        over_.notify_all();
        for (std::thread& each : threads_) each.join();
    }

private:
    std::atomic<bool> over_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace lab
