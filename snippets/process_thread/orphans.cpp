// When the master is killed, its workers live on; only who asked for it dies with a parent.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/prctl.h>
#include <csignal>

constexpr int kWorkers = 3;

[[noreturn]] void be_worker(int ready, int news, pid_t grandparent) {
    if (lab::control()) lab::must(prctl(PR_SET_PDEATHSIG, SIGKILL));  // control: die with it
    lab::write_once(ready, "r");
    lab::read_once(news, 1);  // until the master is dead and the observer says so
    _exit(getppid() == grandparent ? 0 : 1);
}

[[noreturn]] void be_master(int ready, int news, pid_t observer) {
    for (int i = 0; i < kWorkers; ++i)
        if (lab::must(fork()) == 0) be_worker(ready, news, observer);
    for (;;) pause();
}

int main() {
    lab::must(prctl(PR_SET_CHILD_SUBREAPER, 1));  // orphans come to us, not to init
    const lab::Pipe ready = lab::make_pipe(), news = lab::make_pipe();
    const pid_t observer = getpid(), master = lab::must(fork());
    if (master == 0) be_master(ready.writer, news.reader, observer);

    for (int i = 0; i < kWorkers; ++i) lab::read_once(ready.reader, 1);
    lab::must(kill(master, SIGKILL));
    lab::must(waitpid(master, nullptr, 0));
    for (int i = 0; i < kWorkers; ++i) lab::write_once(news.writer, "m");

    int alive = 0;
    for (int status = 0; wait(&status) > 0;) alive += WIFEXITED(status) && WEXITSTATUS(status) == 0;
    lab::fact("workers_alive_under_a_new_parent", alive, "workers");
}
