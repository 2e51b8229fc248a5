// A thread executes one start routine; that routine may call any number of functions.
#include <lab/lab.hpp>

#include <unistd.h>
#include <array>
#include <set>
#include <thread>
#include <utility>

constexpr int kFunctions = 100;
std::set<pid_t> threads;  // that ran one of the functions; never touched by two at once
std::set<int> executed;

template <int kWhich>
void function() {  // a hundred different ones
    threads.insert(gettid());
    executed.insert(kWhich);
}

template <int... kWhich>
std::array<void (*)(), kFunctions> list(std::integer_sequence<int, kWhich...>) {
    return {function<kWhich>...};
}

int main() {
    const auto functions = list(std::make_integer_sequence<int, kFunctions>());

    std::thread([&] {                      // the start routine
        for (const auto each : functions)  // control: each is the start routine of a thread
            lab::control() ? std::thread(each).join() : each();
    })
        .join();

    lab::fact("functions", executed.size());
    lab::fact("threads", threads.size(), "threads");
}
