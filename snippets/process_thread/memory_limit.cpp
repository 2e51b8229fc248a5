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
}

void as_process() { lab::in_child(limit_myself); }
void as_thread() { std::thread(limit_myself).join(); }

void report(const char* name, void (*let_another_limit_itself)()) {
    lab::in_child([=] {
        let_another_limit_itself();
        lab::fact(name, can_get_memory());
    });
}

int main() {
    const bool swapped = lab::control();  // control: each of the two is made the other way
    report("sibling_of_limited_process_gets_memory", swapped ? as_thread : as_process);
    report("sibling_of_limited_thread_gets_memory", swapped ? as_process : as_thread);
}
