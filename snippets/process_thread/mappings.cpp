// An address space is a list of mappings: it grows by one with each region, and shrinks again.
#include <lab/lab.hpp>

#include <sys/mman.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

constexpr std::size_t kPage = 4096;

long mappings() {  // lines of /proc/self/maps
    std::ifstream maps("/proc/self/maps");
    return std::count(std::istreambuf_iterator<char>(maps), {}, '\n');
}

int main() {
    const int kind = lab::control() ? MAP_PRIVATE : MAP_SHARED;  // control: neighbours are merged
    const long before = mappings();

    std::vector<void*> regions(3);
    for (void*& each : regions)
        each = lab::must(mmap(nullptr, kPage, PROT_READ | PROT_WRITE, kind | MAP_ANONYMOUS, -1, 0));
    lab::fact("mappings_at_start", before, "mappings");
    lab::fact("more_after_mmap", mappings() - before, "mappings");

    for (void* each : regions) lab::must(munmap(each, kPage));
    lab::fact("more_after_munmap", mappings() - before, "mappings");
}
