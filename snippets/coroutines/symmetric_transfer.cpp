// Coroutines that hand over by returning a handle need no stack; those that call resume() do.
#include <lab/lab.hpp>
#include <lab/steps.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <coroutine>
#include <vector>

struct ByReturning {  // the compiler jumps to the coroutine that await_suspend names
    std::coroutine_handle<> next;
    bool await_ready() const { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const { return next; }
    void await_resume() const {}
};

struct ByResuming {  // a function call: this one's frame stays on the stack meanwhile
    std::coroutine_handle<> next;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<>) const { next.resume(); }
    void await_resume() const {}
};

template <class HandOver>
lab::Steps bounce(const std::vector<lab::Steps>& pair, std::size_t other) {
    for (int i = 0; i < 50'000; ++i) co_await HandOver{pair[other].handle()};
}

template <class HandOver>
int signal_that_ends_it() {
    const int status = lab::in_child([] {
        const rlimit stack{1 << 20, 1 << 20};
        lab::must(setrlimit(RLIMIT_STACK, &stack));
        std::vector<lab::Steps> pair;
        pair.push_back(bounce<HandOver>(pair, 1));
        pair.push_back(bounce<HandOver>(pair, 0));
        pair[0].go_on();
    });
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

int main() {
    const auto resuming = signal_that_ends_it<ByResuming>;
    // control: both by resuming
    const auto returning = lab::control() ? resuming : signal_that_ends_it<ByReturning>;

    lab::fact("resuming_killed_by", resuming(), "signal");
    lab::fact("returning_killed_by", returning(), "signal");
}
