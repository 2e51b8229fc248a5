// Kills a process of the host, by number and through a descriptor.
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>
#include <lab/target.hpp>

int main() {
    pid_t victim = target::process;
    if (lab::control() && (victim = lab::must(fork())) == 0)
        for (;;) pause();
    const int fd = static_cast<int>(syscall(SYS_pidfd_open, victim, 0));
    lab::fact("escaped", succeeded({fd, kill(victim, SIGTERM)}));
}
