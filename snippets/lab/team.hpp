// A team of threads that share the pieces of a batch of work; made once, asked many times.
#pragma once

#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

namespace lab {

/// n threads that sleep until there is a batch. They inherit the CPUs of the thread that makes
/// the team, so `lab::pin(0)` before it confines them all to one.
class Team {
public:
    explicit Team(int n) : gate_(n + 1) {
        for (int i = 0; i < n; ++i) members_.emplace_back([this] { take_part(); });
    }
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;
    ~Team() {
        work_ = nullptr;
        gate_.arrive_and_wait();
    }

    /// Has `work` done `pieces` times, each time by whichever member is free; returns when all
    /// are done.
    void share(int pieces, void (*work)()) {
        left_ = pieces;
        work_ = work;
        gate_.arrive_and_wait();  // they begin
        gate_.arrive_and_wait();  // they have ended
    }

private:
    void take_part() {
        while (gate_.arrive_and_wait(), work_) {
            while (left_.fetch_sub(1) > 0) work_();
            gate_.arrive_and_wait();
        }
    }

    std::atomic<int> left_ = 0;
    void (*work_)() = nullptr;  // written only while all members wait at the gate
    std::barrier<> gate_;
    std::vector<std::jthread> members_;
};

}  // namespace lab
