// Each call that waits for the next one occupies a piece of the stack, and all pieces are alike.
#include <lab/lab.hpp>

#include <cstdint>
#include <set>
#include <vector>

std::vector<std::intptr_t> places;  // where each call kept its local variable

[[gnu::noinline]] void call(int deeper) {
    int local = deeper;
    lab::keep(&local);
    places.push_back(reinterpret_cast<std::intptr_t>(&local));
    if (deeper > 0) call(deeper - 1);
    lab::keep(local);  // this call is not over before the deeper ones are
}

int main() {
    constexpr std::size_t kCalls = 1000;
    const int deeper = lab::control() ? 0 : kCalls - 1;  // control: one after the other
    while (places.size() < kCalls) call(deeper);

    std::set<std::intptr_t> steps;
    for (std::size_t i = 1; i < places.size(); ++i) steps.insert(places[i - 1] - places[i]);
    lab::fact("calls", places.size(), "calls");
    lab::fact("smallest_step", *steps.begin(), "B");
    lab::fact("largest_step", *steps.rbegin(), "B");
}
