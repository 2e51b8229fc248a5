// What a coroutine keeps while it waits lies on the heap, and the frame is as large as that.
#include <lab/lab.hpp>
#include <lab/steps.hpp>

#include <array>
#include <cstdlib>
#include <new>

std::size_t allocations = 0, last_size = 0;  // what operator new was asked for

void* operator new(std::size_t size) {
    ++allocations;
    last_size = size;
    if (void* const memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

template <std::size_t kBytes>
[[gnu::noinline]] lab::Steps wait_holding() {  // the compiler must not see who uses it
    std::array<char, kBytes> kept{};
    co_await lab::turn;
    lab::keep(kept);  // used after the wait, so it has to survive it
}

lab::Steps used_on_the_spot() { co_await lab::turn; }
void make_use_drop() { used_on_the_spot().go_on(); }  // nobody else ever sees it

template <std::size_t kBytes>
std::size_t frame_size() {
    const lab::Steps waiting = wait_holding<kBytes>();
    return last_size;
}

int main() {
    const auto large_frame =
        lab::control() ? frame_size<16> : frame_size<4096>;  // control: keep 16

    lab::fact("frame_holding_16", frame_size<16>(), "B");
    lab::fact("frame_holding_4096", large_frame(), "B");

    const std::size_t before = allocations;
    make_use_drop();
    lab::fact("allocations_on_the_spot", allocations - before);
}
