// malloc never moves live blocks to join the gaps between them: it asks the kernel for more.
#include <lab/lab.hpp>

#include <malloc.h>
#include <unistd.h>
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

constexpr std::size_t kBlocks = 50'000, kSize = 1000, kLarge = 4 << 20;

char* heap_end() { return static_cast<char*>(lab::must(sbrk(0))); }

int main() {
    // Large blocks come from the heap too and the heap never shrinks: one place to watch.
    mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024 * 1024);

    std::vector<unsigned char*> blocks(kBlocks);
    for (std::size_t i = 0; i < kBlocks; ++i) {
        blocks[i] = static_cast<unsigned char*>(lab::must(std::malloc(kSize)));
        std::fill_n(blocks[i], kSize, static_cast<unsigned char>(i));
    }
    const std::size_t free_before = mallinfo2().fordblks;
    const std::size_t step = lab::control() ? 1 : 2;  // control: neighbours are freed as well
    for (std::size_t i = 0; i < kBlocks; i += step) std::free(std::exchange(blocks[i], nullptr));
    lab::fact("free", (mallinfo2().fordblks - free_before) >> 20, "MiB");

    const char* const end = heap_end();
    void* const large = lab::must(std::malloc(kLarge));
    lab::fact("from_kernel", heap_end() - end, "B");

    std::size_t intact = 0;
    for (std::size_t i = 0; i < kBlocks; ++i)
        intact += blocks[i] && std::all_of(blocks[i], blocks[i] + kSize, [i](unsigned char byte) {
                      return byte == static_cast<unsigned char>(i);
                  });
    lab::fact("survivors_intact", intact);
    std::free(large);
}
