// Half as much work again costs more; the same work does not.
#include <sys/mman.h>

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
    const int more = lab::control() ? 2 : 3;  // control: no more work than the others do

    lab::arm("work", [] { touch_new_pages(2); });
    lab::arm("same_work", [] { touch_new_pages(2); });
    lab::arm("half_more", [=] { touch_new_pages(more); });
    return lab::run();
}
