// A large block is a mapping of its own, until one like it has been freed: then the heap serves it.
#include <lab/lab.hpp>

#include <malloc.h>

#include <cstddef>
#include <cstdlib>

constexpr std::size_t kLarge = 1024 * 1024, kDefaultThreshold = 128 * 1024;

auto mappings() { return mallinfo2().hblks; }

// Gives the block back and says where it had come from.
const char* source_of_a_block() {
    const auto before = mappings();
    void* const block = lab::must(std::malloc(kLarge));
    const char* const source = mappings() > before ? "mmap" : "heap";
    std::free(block);
    return source;
}

int main() {
    if (lab::control()) mallopt(M_MMAP_THRESHOLD, kDefaultThreshold);  // control: held where it is

    const auto before = mappings();
    for (int i = 0; i < 3; ++i) lab::event(source_of_a_block());
    lab::fact("mappings_left", mappings() - before, "mappings");
}
