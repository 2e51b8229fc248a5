// The default operator new gets its memory from malloc, once for each object.
#include <lab/lab.hpp>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <memory>

namespace {
long malloc_calls = 0;
}

extern "C" void* __libc_malloc(std::size_t size);

// This definition comes before the C library's, also for libstdc++: it counts and passes on.
extern "C" void* malloc(std::size_t size) {
    ++malloc_calls;
    return __libc_malloc(size);
}

struct Plain {
    long value = 0;
};

struct Pooled {  // brings an operator new of its own
    static void* operator new(std::size_t size) { return pool.data() + size * used++; }
    static void operator delete(void*) {}
    long value = 0;

    inline static std::array<std::byte, 4096> pool;
    inline static std::size_t used = 0;
};

template <class Object>
void make_one() {
    const auto object = std::make_unique<Object>();
    lab::keep(object.get());
}

int main() {
    const auto make = lab::control() ? make_one<Pooled> : make_one<Plain>;  // control: own memory
    const long before = malloc_calls;
    for (int i = 0; i < 100; ++i) make();
    lab::fact("malloc_calls", malloc_calls - before, "calls");
}
