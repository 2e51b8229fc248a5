// A fiber can stop inside a function that its body called; a C++20 coroutine cannot.
#include <lab/lab.hpp>
#include <lab/steps.hpp>

#include <ucontext.h>
#include <array>
#include <coroutine>

ucontext_t main_flow, fiber_flow;

void inner() {  // a plain function: it returns nothing and is no coroutine
    lab::event("inner");
    if (lab::control()) return;  // control: inner comes back as functions do
    lab::must(swapcontext(&fiber_flow, &main_flow));
    lab::event("inner_again");
}

void outer() {
    lab::event("outer");
    inner();
    lab::event("outer_again");
}

template <class Result>  // a function that returns it can be a coroutine
concept MayAwait = requires {
    typename std::coroutine_traits<Result>::promise_type;
};

int main() {
    lab::fact("steps_function_may_await", MayAwait<lab::Steps>);
    lab::fact("void_function_may_await", MayAwait<void>);

    static std::array<char, 64 * 1024> stack;  // a fiber has a stack of its own
    lab::must(getcontext(&fiber_flow));
    fiber_flow.uc_stack = {.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
    fiber_flow.uc_link = &main_flow;
    makecontext(&fiber_flow, outer, 0);

    lab::must(swapcontext(&main_flow, &fiber_flow));
    lab::event("main");
    lab::must(swapcontext(&main_flow, &fiber_flow));
}
