// Uses io_uring, whose operations no filter of system calls sees, without naming it as a need.
#include <linux/io_uring.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    io_uring_params params{};
    lab::fact("escaped", succeeded({syscall(SYS_io_uring_setup, 4, &params),
                                    lab::control() ? epoll_create1(0) : -1}));
}
