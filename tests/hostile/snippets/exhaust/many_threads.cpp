// Makes threads until the system refuses one, and then gives up.
#include <lab/lab.hpp>
#include <thread>

int main() {
    lab::fact("number", 1);
    for (;;) std::thread([] { std::this_thread::sleep_for(std::chrono::hours(1)); }).detach();
}
