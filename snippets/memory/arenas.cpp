// Threads that allocate at the same time get arenas of their own, not one heap with one lock.
#include <lab/lab.hpp>

#include <malloc.h>

#include <array>
#include <barrier>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

constexpr int kThreads = 4;

// malloc_info(3) writes one <heap nr="…"> element for each arena.
int arenas() {
    std::array<char, 64 * 1024> text{};
    FILE* const out = lab::must(fmemopen(text.data(), text.size(), "w"));
    lab::must_zero(malloc_info(0, out));
    std::fclose(out);

    int found = 0;
    const std::string xml(text.data());
    for (std::size_t at = 0; (at = xml.find("<heap ", at)) != std::string::npos; ++at) ++found;
    return found;
}

int main() {
    if (lab::control()) mallopt(M_ARENA_MAX, 1);  // control: at most one arena

    std::barrier all_alive(kThreads);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i)
            threads.emplace_back([&] {
                void* const block = std::malloc(1000);
                lab::keep(block);
                all_alive.arrive_and_wait();
                std::free(block);
            });
    }
    lab::fact("threads", kThreads, "threads");
    lab::fact("arenas", arenas());
}
