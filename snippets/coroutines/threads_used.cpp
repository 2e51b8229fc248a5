// A loop runs a hundred coroutines on one thread; yet a coroutine is tied to no thread.
#include <lab/lab.hpp>
#include <lab/steps.hpp>

#include <unistd.h>
#include <set>
#include <thread>
#include <vector>

std::set<pid_t> seen;  // threads that ran a coroutine; never touched by two at once

lab::Steps flow() {
    for (int step = 0; step < 3; ++step) {
        seen.insert(gettid());
        co_await lab::turn;
    }
}

int main() {
    std::vector<lab::Steps> flows;
    for (int i = 0; i < 100; ++i) flows.push_back(flow());

    const auto on_a_new_thread = [](lab::Steps& each) {
        std::thread([&] { each.go_on(); }).join();
    };
    for (int step = 0; step < 3; ++step)
        for (lab::Steps& each : flows)  // control: each step on a thread of its own
            lab::control() ? on_a_new_thread(each) : each.go_on();
    lab::fact("threads_of_the_loop", seen.size(), "threads");

    seen.clear();
    lab::Steps traveller = flow();
    traveller.go_on();
    on_a_new_thread(traveller);
    lab::fact("threads_of_the_traveller", seen.size(), "threads");
}
