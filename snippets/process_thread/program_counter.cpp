// Each thread stands at a place of its own in the program, on a stack of its own.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/syscall.h>
#include <sys/uio.h>
#include <atomic>
#include <fstream>
#include <set>
#include <thread>

struct Registers {
    std::string stack_pointer, program_counter;
};

// /proc shows them of a thread that sleeps: number of the call, six arguments, and these two.
Registers registers_in_call(pid_t tid, long call) {
    for (;;) {
        std::ifstream file("/proc/self/task/" + std::to_string(tid) + "/syscall");
        if (!file) lab::unavailable("/proc/self/task/TID/syscall");
        std::string number, argument;
        Registers found;
        file >> number;
        for (int i = 0; i < 6; ++i) file >> argument;
        if (file >> found.stack_pointer >> found.program_counter && number == std::to_string(call))
            return found;
        sched_yield();  // not there yet
    }
}

class Sleeper {  // a thread that waits in read, or in readv
public:
    explicit Sleeper(long call) : call_(call), thread_([this] { sleep(); }) { tid_.wait(0); }
    ~Sleeper() { pipe_.writer.reset(), thread_.join(); }

    Registers registers() const { return registers_in_call(tid_, call_); }

private:
    void sleep() {
        tid_ = gettid();
        tid_.notify_one();
        char byte = 0;
        const iovec place{&byte, 1};
        call_ == SYS_read ? read(pipe_.reader, &byte, 1) : readv(pipe_.reader, &place, 1);
    }

    lab::Pipe pipe_ = lab::make_pipe();
    const long call_;
    std::atomic<pid_t> tid_ = 0;
    std::thread thread_;
};

int main() {
    const Sleeper first(SYS_read);
    const Sleeper second(lab::control("same_place") ? SYS_read : SYS_readv);  // control: same call
    const Registers a = first.registers();
    const Registers b =
        lab::control("same_thread") ? a : second.registers();  // control: look twice

    using Texts = std::set<std::string>;
    lab::fact("program_counters", Texts{a.program_counter, b.program_counter}.size(), "values");
    lab::fact("stack_pointers", Texts{a.stack_pointer, b.stack_pointer}.size(), "values");
}
