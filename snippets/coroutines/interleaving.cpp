// Two coroutines on one thread take turns where they say so, and each goes on where it stopped.
#include <lab/lab.hpp>
#include <lab/steps.hpp>

lab::Steps a() {
    lab::event("1");
    if (!lab::control()) co_await lab::turn;  // control: a does not stop here
    lab::event("2");
    co_await lab::turn;
    lab::event("3");
}

lab::Steps b() {
    lab::event("x");
    lab::event("y");
    co_await lab::turn;
    lab::event("z");
}

int main() {
    lab::Steps first = a(), second = b();
    first.go_on();   // 1
    second.go_on();  // x y
    first.go_on();   // 2
    first.go_on();   // 3
    second.go_on();  // z
}
