// The same sum over the same numbers costs several times more in the wrong order.
#include <lab/lab.hpp>

#include <cstddef>
#include <ctime>
#include <vector>

constexpr std::size_t kSide = 1024;
const std::vector<int> numbers(kSide* kSide, 1);  // 4 MiB, row after row

void by_rows() {
    long sum = 0;
    for (std::size_t row = 0; row < kSide; ++row)
        for (std::size_t column = 0; column < kSide; ++column) sum += numbers[row * kSide + column];
    lab::keep(sum);
}

void by_columns() {
    long sum = 0;
    for (std::size_t column = 0; column < kSide; ++column)
        for (std::size_t row = 0; row < kSide; ++row) sum += numbers[row * kSide + column];
    lab::keep(sum);
}

void wait_for_a_device() {
    const timespec delay{0, 10'000'000};
    if (lab::control()) lab::must_zero(clock_nanosleep(CLOCK_MONOTONIC, 0, &delay, nullptr));
}

int main() {
    // control: both wait for 10 ms
    lab::arm("by_rows", [] { wait_for_a_device(), by_rows(); });
    lab::arm("by_columns", [] { wait_for_a_device(), by_columns(); });
    return lab::run();
}
