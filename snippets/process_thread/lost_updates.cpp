// Two threads that add to a plain variable can lose additions; an atomic variable loses none.
#include <lab/lab.hpp>

#include <atomic>
#include <barrier>
#include <thread>

constexpr int kAdds = 3'000'000;
volatile int plain = 0;  // volatile keeps every step, but does not join them to one
std::atomic<int> atomic = 0;

void add_to_both() {
    for (int i = 0; i < kAdds; ++i) {  // a data race on purpose
        const int seen = plain;
        lab::keep(seen);
        plain = seen + 1;
    }
    for (int i = 0; i < kAdds; ++i) atomic += 1;
}

int main() {
    std::barrier start(2);
    const auto together = [&](int cpu) {
        lab::pin(cpu);  // a CPU each, if there are two
        start.arrive_and_wait();
        add_to_both();
    };
    if (lab::control()) {
        std::thread(add_to_both).join(), std::thread(add_to_both).join();  // control: in turn
    } else {
        std::thread first(together, 0), second(together, 1);
        first.join(), second.join();
    }
    lab::fact("lost_by_plain", 2 * kAdds - plain, "additions");
    lab::fact("lost_by_atomic", 2 * kAdds - atomic, "additions");
}
