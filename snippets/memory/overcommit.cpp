// Linux promises more memory than there is: malloc succeeds though RAM and swap together are less.
#include <lab/lab.hpp>

#include <sys/resource.h>
#include <sys/sysinfo.h>

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <utility>
#include <vector>

std::size_t ram_and_swap() {
    struct sysinfo machine {};
    lab::must(sysinfo(&machine));
    return (machine.totalram + machine.totalswap) * machine.mem_unit;
}

void promise_no_more_than(std::size_t bytes) {
    const rlimit limit{bytes, bytes};
    lab::must(setrlimit(RLIMIT_AS, &limit));
}

bool address_space_limited() {
    rlimit limit{};
    lab::must(getrlimit(RLIMIT_AS, &limit));
    return limit.rlim_cur != RLIM_INFINITY;
}

int overcommit_mode() {
    int mode = -1;
    std::ifstream("/proc/sys/vm/overcommit_memory") >> mode;
    return mode;
}

using Block = std::unique_ptr<void, void (*)(void*)>;
Block ask(std::size_t size) {
    Block block(std::malloc(size), &std::free);
    lab::keep(block.get());
    return block;  // nobody ever touches it
}

int main() {
    if (overcommit_mode() == 2) lab::unavailable("overcommit_memory is 2: strict accounting");
    if (address_space_limited()) lab::unavailable("RLIMIT_AS is set already");
    lab::fact("overcommit_memory", overcommit_mode());

    const std::size_t all = ram_and_swap();
    if (lab::control()) promise_no_more_than(all);  // control: address space ends where memory does

    std::vector<Block> eighths;
    while (eighths.size() < 16) {
        Block eighth = ask(all / 8);
        if (!eighth) break;
        eighths.push_back(std::move(eighth));
    }
    lab::fact("promised", eighths.size() * 100 / 8, "%");
    lab::fact("twice_all_granted", ask(all * 2) != nullptr, "yes/no");
}
