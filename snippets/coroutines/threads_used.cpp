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

    for (int step = 0; step < 3; ++step)
        for (lab::Steps& each : flows) {
            if (!lab::control())
                each.go_on();
            else
                std::thread([&] { each.go_on(); }).join();  // control: each turn on a new thread
        }
    lab::fact("threads_of_the_loop", seen.size(), "threads");

    seen.clear();
    lab::Steps traveller = flow();
    traveller.go_on();
    std::thread([&] { traveller.go_on(); }).join();
    lab::fact("threads_of_the_traveller", seen.size(), "threads");
}
