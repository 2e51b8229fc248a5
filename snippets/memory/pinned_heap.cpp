// free seldom makes a process smaller: one live block at the top keeps the whole heap resident.
#include <malloc.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <lab/lab.hpp>
#include <lab/memory.hpp>
#include <vector>

constexpr std::size_t kBlocks = 32'768, kSize = 1000;

char* heap_end() { return static_cast<char*>(lab::must(sbrk(0))); }
char* const begin = heap_end();  // what is allocated from here on lies above

std::size_t resident() {
    const char* const end = heap_end();
    if (end <= begin) return 0;
    return lab::resident_bytes(begin, static_cast<std::size_t>(end - begin));
}

int main() {
    std::vector<void*> blocks(kBlocks);
    for (void*& block : blocks) block = std::memset(lab::must(std::malloc(kSize)), 1, kSize);
    const std::size_t in_use = resident();

    if (!lab::control()) blocks.pop_back();  // control: the last block is freed like the others
    for (void* block : blocks) std::free(block);
    const std::size_t freed = resident();

    malloc_trim(0);
    const std::size_t trimmed = resident();

    // Only now: a report takes small blocks of its own, and they would lie on top.
    lab::fact("resident_in_use", in_use, "B");
    lab::fact("resident_after_free", freed, "B");
    lab::fact("resident_after_trim", trimmed, "B");
    lab::fact("kept", freed * 100 / in_use, "%");
}
