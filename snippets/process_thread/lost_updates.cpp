// Two threads that add to a plain variable can lose additions; an atomic variable loses none.
#include <lab/lab.hpp>

#include <atomic>
#include <barrier>
#include <thread>

constexpr int kAdds = 2'000'000;
volatile int plain = 0;  // read, add, write back: volatile keeps three steps, it does not join them
std::atomic<int> atomic = 0;

void add() {
    for (int i = 0; i < kAdds; ++i) plain = plain + 1;  // a data race on purpose
    for (int i = 0; i < kAdds; ++i) atomic += 1;
}

int main() {
    std::barrier start(2);
    const auto start_together = [&] { start.arrive_and_wait(), add(); };
    if (lab::control()) {  // control: one after the other
        std::thread(add).join(), std::thread(add).join();
    } else {
        std::thread first(start_together), second(start_together);
        first.join(), second.join();
    }
    lab::fact("lost_by_plain", 2 * kAdds - plain, "additions");
    lab::fact("lost_by_atomic", 2 * kAdds - atomic, "additions");
}
