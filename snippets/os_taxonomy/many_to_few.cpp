// Eight user-level flows need only two kernel threads, as in Solaris 2; Linux threads need eight.
#include <lab/lab.hpp>
#include <lab/steps.hpp>

#include <unistd.h>
#include <barrier>
#include <set>
#include <thread>
#include <vector>

constexpr int kFlows = 8, kTurns = 4;
using Tids = std::set<pid_t>;  // kernel threads that a flow ran on

lab::Steps flow(Tids& seen) {  // a user-level thread: it gives its kernel thread back by itself
    for (int turn = 0; turn < kTurns; ++turn) {
        seen.insert(gettid());
        co_await lab::turn;
    }
}

std::vector<Tids> many_to_few(int carriers) {
    std::vector<Tids> seen(kFlows);
    std::vector<lab::Steps> flows;
    for (Tids& each : seen) flows.push_back(flow(each));

    std::barrier next_turn(carriers);
    const auto carry = [&](int self) {  // each turn, other flows: they move between carriers
        for (int turn = 0; turn < kTurns; ++turn, next_turn.arrive_and_wait())
            for (int i = 0; i < kFlows; ++i)
                if ((i + turn) % carriers == self) flows[static_cast<std::size_t>(i)].go_on();
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < carriers; ++i) threads.emplace_back(carry, i);
    return threads.clear(), seen;
}

std::vector<Tids> one_to_one() {
    std::vector<Tids> seen(kFlows);
    std::barrier all_started(kFlows);  // a number may be used again once its thread has ended
    std::vector<std::jthread> threads;
    for (Tids& mine : seen)
        threads.emplace_back([&] { mine.insert(gettid()), all_started.arrive_and_wait(); });
    return threads.clear(), seen;
}

long kernel_threads(const std::vector<Tids>& seen) {
    Tids all;
    for (const Tids& each : seen) all.insert(each.begin(), each.end());
    return static_cast<long>(all.size());
}

int main() {
    const auto toy = many_to_few(lab::control() ? kFlows : 2);  // control: a carrier for each flow
    lab::fact("flows", toy.size(), "flows");
    lab::fact("kernel_threads_many_to_few", kernel_threads(toy), "tasks");
    lab::fact("kernel_threads_one_to_one", kernel_threads(one_to_one()), "tasks");
}
