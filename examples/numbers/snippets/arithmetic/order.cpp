// The order of adding changes the sum: small numbers vanish beside a large one.
#include <lab/lab.hpp>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

template <class Number>
std::string sums(Number large) {
    std::vector<Number> numbers(1000, 1);
    numbers.push_back(large);
    const auto small_first = std::accumulate(numbers.begin(), numbers.end(), Number{0});
    std::reverse(numbers.begin(), numbers.end());
    const auto large_first = std::accumulate(numbers.begin(), numbers.end(), Number{0});
    return small_first == large_first ? "the same" : "not the same";
}

int main() {
    constexpr long kLarge = 1L << 53;  // beyond it a double cannot tell n from n + 1
    // control: integers, which are not rounded
    lab::fact("sums", lab::control() ? sums<long>(kLarge) : sums<double>(kLarge));
}
