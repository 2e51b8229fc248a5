// Makes a user namespace, in which it would be root: by unshare, clone and clone3.
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

long child_of(long pid) {
    if (pid == 0) _exit(0);
    return pid;
}

int main() {
    clone_args wanted{};
    wanted.flags = CLONE_NEWUSER;
    wanted.exit_signal = SIGCHLD;
    int escaped = succeeded({unshare(CLONE_NEWUSER), unshare(CLONE_NEWUSER | CLONE_NEWNS),
                             child_of(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0)),
                             child_of(syscall(SYS_clone3, &wanted, sizeof wanted))});
    wanted.flags = 0;
    if (lab::control())
        escaped += succeeded({child_of(syscall(SYS_clone3, &wanted, sizeof wanted))});
    lab::fact("escaped", escaped);
}
