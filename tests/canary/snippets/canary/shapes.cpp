// One planted fault for each shape of claim that counting.cpp and working.cpp leave out.
#include <sys/mman.h>

#include <cstdio>
#include <lab/lab.hpp>

constexpr std::size_t kPage = 4096;

void touch_new_pages(int count) {
    for (int i = 0; i < count; ++i) {
        void* const page = lab::must(
            mmap(nullptr, kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        *static_cast<volatile char*>(page) = 1;
        lab::must(munmap(page, kPage));
    }
}

int main() {
    const bool changed = lab::control();
    std::puts(changed ? "changed" : "as it is");
    lab::fact("faults", changed ? 1 : 0, "faults");
    for (int i = 1; i <= 100; ++i) lab::sample("hundredths", i, changed ? 200 : i);

    lab::arm("loop", [] { asm volatile(""); });
    lab::arm("two", [] { touch_new_pages(2); });
    lab::arm("also_two", [=] { touch_new_pages(changed ? 6 : 2); });
    lab::arm("six", [=] { touch_new_pages(changed ? 2 : 6); });
    lab::arm("eighteen", [=] { touch_new_pages(changed ? 2 : 18); });
    return lab::run();
}
