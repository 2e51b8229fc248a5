// C is not the fastest by nature: C++'s std::sort beats C's qsort on the same numbers.
#include <lab/lab.hpp>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <vector>

constexpr std::size_t kNumbers = 5'000;

std::vector<int> shuffled() {
    std::vector<int> numbers(kNumbers);
    std::minstd_rand random(1);  // the same numbers in every run
    for (int& each : numbers) each = static_cast<int>(random());
    return numbers;
}

const std::vector<int> original = shuffled();
std::vector<int> numbers;

int compare(const void* left, const void* right) {
    const int a = *static_cast<const int*>(left), b = *static_cast<const int*>(right);
    return (a > b) - (a < b);
}

void c_qsort() {
    numbers = original;
    std::qsort(numbers.data(), numbers.size(), sizeof(int), compare);
    lab::keep(numbers.data());
}

void cpp_sort() {
    numbers = original;
    std::sort(numbers.begin(), numbers.end());
    lab::keep(numbers.data());
}

int main() {
    lab::arm("c_qsort", c_qsort);
    lab::arm("cpp_sort", lab::control() ? c_qsort : cpp_sort);  // control: qsort again
    return lab::run();
}
