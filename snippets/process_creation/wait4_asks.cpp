// wait4 tells whether a child has ended, and the first answer "yes" is also the last.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <lab/fd.hpp>
#include <lab/lab.hpp>

const char* ask(pid_t child, int options) {
    int status = 0;
    rusage usage{};
    const pid_t answer = wait4(child, &status, options, &usage);
    if (answer == 0) return "running";
    return answer == child && WIFEXITED(status) && WEXITSTATUS(status) == 7 ? "ended" : "nobody";
}

void wait_without_taking(pid_t child) {
    siginfo_t ended{};
    waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT);
}

int main() {
    if (lab::control()) lab::must(signal(SIGCHLD, SIG_IGN));  // control: children end unasked

    lab::Pipe pipe = lab::make_pipe();
    const pid_t child = lab::must(fork());
    if (child == 0) {
        pipe.writer.reset();
        lab::read_once(pipe.reader);  // until the parent closes its end
        _exit(7);
    }
    lab::event(ask(child, WNOHANG));
    pipe.writer.reset();
    wait_without_taking(child);  // a question that leaves the answer where it is
    lab::event(ask(child, WNOHANG));
    lab::event(ask(child, WNOHANG));
}
