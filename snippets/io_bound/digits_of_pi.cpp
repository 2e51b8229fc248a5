// Computing pi needs the CPU and nothing else: the thread never has to wait.
#include <lab/lab.hpp>

#include <sys/resource.h>
#include <ctime>
#include <string>
#include <vector>

void rest() {
    const timespec millisecond{0, 1'000'000};
    lab::must_zero(clock_nanosleep(CLOCK_MONOTONIC, 0, &millisecond, nullptr));
}

// Rabinowitz and Wagon's spigot, four digits a round: whole numbers, no input, no output.
std::string digits_of_pi(std::size_t wanted) {
    std::string digits;
    std::vector<long> remainder(wanted / 4 * 14 + 1, 2000);
    long held = 0;
    for (std::size_t terms = remainder.size() - 1; terms > 0; terms -= 14) {
        long carry = 0;
        for (std::size_t i = terms; i > 0; --i) {
            const long x = carry * static_cast<long>(i) + remainder[i] * 10'000;
            const long odd = 2 * static_cast<long>(i) - 1;
            remainder[i] = x % odd;
            carry = x / odd;
        }
        const std::string four = std::to_string(10'000 + held + carry / 10'000);
        digits += four.substr(1);
        held = carry % 10'000;
        if (lab::control()) rest();  // control: a wait after every four digits
    }
    return digits;
}

int main() {
    rusage before{}, after{};
    lab::must(getrusage(RUSAGE_THREAD, &before));
    const std::string pi = digits_of_pi(4000);
    lab::must(getrusage(RUSAGE_THREAD, &after));

    lab::fact("first_digits", pi.substr(0, 10));
    lab::fact("last_digits", pi.substr(pi.size() - 10));
    lab::fact("waits", after.ru_nvcsw - before.ru_nvcsw);
    lab::fact("device_reads", after.ru_inblock - before.ru_inblock);
}
