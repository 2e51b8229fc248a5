// A process of its own that does a job whenever it is told to, by a byte through a pipe.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <lab/detail/check.hpp>

namespace lab {

/// A child that serves orders: one byte in tells it what to do, one byte out tells that it is
/// done. Whatever the child is written in, an order costs the same two hand-overs.
class Coworker {
public:
    /// A child that runs `serve(order)` for each order.
    explicit Coworker(void (*serve)(char)) {
        start([serve] {
            for (char order = 0; ::read(0, &order, 1) == 1;) {
                serve(order);
                if (::write(1, &order, 1) != 1) break;
            }
            _exit(0);
        });
    }

    /// A child that is a Python program; it reads orders from sys.stdin.buffer.
    explicit Coworker(const char* python) {
        start([python] {
            execlp("python3", "python3", "-u", "-c", python, nullptr);
            _exit(127);
        });
    }

    Coworker(const Coworker&) = delete;
    Coworker& operator=(const Coworker&) = delete;
    ~Coworker() {
        ::close(orders_), ::close(answers_);  // the child reads end of file and ends
        ::waitpid(child_, nullptr, 0);
    }

    /// Has one order carried out, and waits until it is done.
    void carry_out(char order) {
        must(::write(orders_, &order, 1));
        if (must(::read(answers_, &order, 1)) != 1) detail::fail(EPIPE, __FILE__, __LINE__);
    }

private:
    template <class Child>
    void start(Child child) {
        int orders[2], answers[2];
        must(::pipe2(orders, O_CLOEXEC)), must(::pipe2(answers, O_CLOEXEC));
        std::fflush(nullptr);
        child_ = must(::fork());
        if (child_ == 0) {
            ::dup2(orders[0], 0), ::dup2(answers[1], 1);
            ::close(orders[1]), ::close(answers[0]);
            child();
        }
        ::close(orders[0]), ::close(answers[1]);
        orders_ = orders[1], answers_ = answers[0];
    }

    int orders_ = -1, answers_ = -1;
    pid_t child_ = -1;
};

}  // namespace lab
