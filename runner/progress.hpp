// What the terminal shows while experiments run: now, n of m, time left.
#pragma once

#include <chrono>
#include <mutex>
#include <set>
#include <string>

namespace lab {

/// A status line that rewrites itself on a terminal, and nothing at all elsewhere. Finished jobs
/// are printed as lines of their own in both cases. Safe to use from several threads.
class Progress {
public:
    /// @param weight sum of the weights of all jobs to come
    Progress(int jobs, double weight);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void starts(const std::string& what);
    void ends(const std::string& what);

    /// One job is done: prints its line and counts it.
    void finished(const std::string& line, double weight);

    /// Prints a line above the status line.
    void say(const std::string& line);

private:
    void draw();
    void erase();
    std::string time_left() const;

    using Clock = std::chrono::steady_clock;
    const bool terminal_;
    const int jobs_;
    const double weight_;
    const Clock::time_point start_ = Clock::now();
    int done_ = 0;
    double weight_done_ = 0;
    std::multiset<std::string> running_;
    std::mutex mutex_;
};

}  // namespace lab
