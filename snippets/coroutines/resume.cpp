// To resume a coroutine is to call: far below a system call, which is far below another thread.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/steps.hpp>

#include <unistd.h>
#include <thread>

[[gnu::noinline]] void return_at_once() { asm volatile(""); }

lab::Steps hand_back() {
    while (true) co_await lab::turn;
}

struct OtherThread {  // answers each byte with a byte
    lab::Pipe there = lab::make_pipe(), back = lab::make_pipe();
    std::jthread thread{[this] {
        while (!lab::read_once(there.reader, 1).empty()) lab::write_once(back.writer, "b");
    }};

    ~OtherThread() { there.writer.reset(); }  // it reads the end and ends
    void go_on() {
        lab::write_once(there.writer, "t");
        lab::read_once(back.reader, 1);
    }
};

int main() {
    lab::must(lab::pin(0) ? 0 : -1);  // one CPU: to the other thread and back is two switches
    lab::Steps coroutine = hand_back();
    OtherThread other;
    const bool asks_kernel = lab::control();  // control: each hand-over asks the kernel, too

    lab::arm("loop", [] { asm volatile(""); });  // what repeats each of the others
    lab::arm("call", [] { return_at_once(); });
    lab::arm("coroutine", [&] {
        if (asks_kernel) lab::keep(getppid());
        coroutine.go_on();
    });
    lab::arm("system_call", [] { lab::keep(getppid()); });
    lab::arm("thread", [&] { other.go_on(); });
    return lab::run();
}
