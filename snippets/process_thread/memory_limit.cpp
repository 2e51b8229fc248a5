// A limit that one worker sets binds it alone if it is a process, and its sibling too if a thread.
#include <lab/lab.hpp>

#include <sys/mman.h>
#include <sys/resource.h>
#include <thread>

constexpr std::size_t kWanted = std::size_t{256} << 20, kLimit = kWanted * 3 / 4;

bool can_get_memory() {  // addresses only: nothing is touched
    void* const block = mmap(nullptr, kWanted, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) return false;
    lab::must(munmap(block, kWanted));
    return true;
}

void limit_myself() {
    rlimit limit{};
    lab::must(getrlimit(RLIMIT_AS, &limit));
    limit.rlim_cur = kLimit;
    lab::must(setrlimit(RLIMIT_AS, &limit));
    lab::fact("the_limited_one_gets_memory", can_get_memory());
}

int main() {
    if (lab::control()) {
        std::thread(limit_myself).join();  // control: a thread of ours limits itself
    } else {
        lab::in_child(limit_myself);
    }
    lab::fact("its_sibling_gets_memory", can_get_memory());
}
