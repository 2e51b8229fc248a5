// malloc seldom cuts off exactly what was asked for: blocks come in steps of 16 bytes, and more.
#include <lab/lab.hpp>

#include <malloc.h>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

using Block = std::unique_ptr<char, void (*)(void*)>;
Block allocate(std::size_t size) {
    return {static_cast<char*>(lab::must(std::malloc(size))), &std::free};
}

std::size_t rounded(std::size_t size) { return malloc_usable_size(allocate(size).get()); }

int exact_among_100_sizes() {
    int exact = 0;
    for (std::size_t size = 1; size <= 100; ++size) {
        const std::size_t asked =
            lab::control() ? rounded(size) : size;  // control: asks for a step
        exact += malloc_usable_size(allocate(asked).get()) == asked;
    }
    return exact;
}

std::uintptr_t address(const Block& block) { return reinterpret_cast<std::uintptr_t>(block.get()); }

// Is a block of half the size cut from a free block of this size?
bool splits(std::size_t size) {
    Block large = allocate(size);
    const Block guard = allocate(64);  // in use, so that the freed block does not join the rest
    const auto place = address(large);
    large.reset();
    const Block first = allocate(size / 2 - 64), second = allocate(size / 2 - 64);
    return address(first) == place && address(second) > place && address(second) < place + size;
}

int main() {
    for (const std::size_t size : {20u, 24u, 25u}) lab::sample("usable", size, rounded(size), "B");
    lab::fact("exact", exact_among_100_sizes());
    lab::fact("splits_1000", splits(1000), "yes/no");
    lab::fact("splits_4000", splits(4000), "yes/no");
}
