// Two threads that take two locks in opposite orders can each hold what the other wants.
#include <lab/lab.hpp>

#include <barrier>
#include <mutex>
#include <thread>

std::mutex a, b;
std::barrier both(2);

// Takes one lock, and looks whether it would have to wait for the other.
bool holds_one_and_lacks_one(std::mutex& first, std::mutex& second) {
    const std::unique_lock one(first, std::try_to_lock);
    both.arrive_and_wait();  // now whoever could take a first lock has it
    const bool lacks = one && !second.try_lock();
    both.arrive_and_wait();  // nobody gives anything back before both have looked
    if (one && !lacks) second.unlock();
    return one && lacks;
}

int main() {
    const bool one_order = lab::control();  // control: both threads take a first
    bool first_is_stuck = false, second_is_stuck = false;
    std::thread first([&] { first_is_stuck = holds_one_and_lacks_one(a, b); });
    std::thread second([&] {
        second_is_stuck = one_order ? holds_one_and_lacks_one(a, b) : holds_one_and_lacks_one(b, a);
    });
    first.join(), second.join();
    lab::fact("threads_that_hold_one_and_lack_one", first_is_stuck + second_is_stuck, "threads");
}
