// A request that the limit on address space forbids: malloc returns null, new throws bad_alloc.
#include <lab/lab.hpp>

#include <sys/resource.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>

constexpr std::size_t kLimit = 256 << 20, kRequest = 512 << 20;

void limit_address_space() {
    rlimit limit{};
    lab::must(getrlimit(RLIMIT_AS, &limit));
    limit.rlim_cur = kLimit;
    lab::must(setrlimit(RLIMIT_AS, &limit));
}

std::string ask_malloc() {
    errno = 0;
    const std::unique_ptr<void, void (*)(void*)> block(std::malloc(kRequest), &std::free);
    lab::keep(block.get());
    return block ? "a block" : "null";
}

std::string ask_new() try {
    const std::unique_ptr<char[]> block(new char[kRequest]);
    lab::keep(block.get());
    return "a block";
} catch (const std::bad_alloc& failure) {
    return failure.what();
}

std::string ask_nothrow() {
    const std::unique_ptr<char[]> block(new (std::nothrow) char[kRequest]);
    lab::keep(block.get());
    return block ? "a block" : "null";
}

int handler_calls = 0;

int main() {
    if (!lab::control()) limit_address_space();  // control: no limit

    lab::fact("malloc", ask_malloc());
    lab::fact("malloc_errno", errno == ENOMEM ? "ENOMEM" : std::to_string(errno));
    lab::fact("new", ask_new());
    lab::fact("nothrow_new", ask_nothrow());

    std::set_new_handler([] {  // a last chance to free something; new tries again after it
        if (++handler_calls == 3) std::set_new_handler(nullptr);
    });
    lab::fact("new_with_handler", ask_new());
    lab::fact("handler_calls", handler_calls, "calls");
}
