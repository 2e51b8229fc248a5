// lab-launch: the last step before the sandbox. Enters the cgroups, gives up root, starts the
// program it was told to, and ends with it; when the runner dies, so does all that began here. Not
// a command for people; the runner starts it (launch/order.hpp).
//
// bubblewrap called by root would keep every capability inside, so root becomes nobody in
// particular first: a user and group id without account, file or other process.
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <string>
#include <vector>

#include "../supervise/reap.hpp"
#include "order.hpp"
#include "own_root.hpp"

namespace {

int give_up(const char* what, const char* which = "") {
    std::fprintf(stderr, "lab-launch: %s%s%s: %s\n", what, *which ? " " : "", which,
                 std::strerror(errno));
    return 126;
}

bool enter(const std::string& procs) {
    const int file = open(procs.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool entered = write(file, "0", 1) == 1;
    close(file);
    return entered;
}

bool become(uid_t id) {
    return setgroups(0, nullptr) == 0 && setresgid(id, id, id) == 0 && setresuid(id, id, id) == 0;
}

// In the child: the program, with an empty environment, dying with this process.
[[noreturn]] void start(const lab::launch::Order& order, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    std::vector<char*> words;
    for (const std::string& word : order.program) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    char* const nothing[] = {nullptr};
    execve(words[0], words.data(), nothing);
    _exit(give_up("cannot start", words[0]));
}

// Until the program ends, or a signal says that it must: the runner's death among them.
int wait_for(pid_t program, const sigset_t& signals) {
    for (;;) {
        const int signal = sigwaitinfo(&signals, nullptr);
        if (signal == SIGTERM || signal == SIGINT) kill(program, SIGKILL);
        int status = 0;
        for (pid_t gone = 0; (gone = waitpid(-1, &status, WNOHANG)) > 0;)
            if (gone == program) return status;
    }
}

// Ends as the program did.
int pass_on(int status) {
    if (!WIFSIGNALED(status)) return WEXITSTATUS(status);
    kill(getpid(), WTERMSIG(status));
    return 128 + WTERMSIG(status);
}

// bubblewrap that is killed before its child has learnt to die with it leaves that child waiting
// for ever. So this process stays, and whatever is orphaned becomes its child.
int start_and_stay(const lab::launch::Order& order) {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT}) sigaddset(&signals, signal);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGTERM);         // after the change of user, which clears it
    if (getppid() != order.runner) return 1;  // the runner died before this took hold
    const pid_t parent = getpid(), program = fork();
    if (program == -1) return give_up("cannot fork");
    if (program == 0) start(order, parent);
    close_range(0, ~0U, 0);  // whoever reads must see the end when the program ends
    const int status = wait_for(program, signals);
    lab::supervise::kill_the_rest();
    return pass_on(status);
}

}  // namespace

int main(int argc, char** argv) {
    const auto order = lab::launch::order_from({argv + 1, argv + argc});
    if (!order) {
        std::fputs(
            "lab-launch: started by lab-runner, with options of its own; run ./lab instead\n",
            stderr);
        return 2;
    }
    for (const std::string& procs : order->joins)
        if (!enter(procs)) return give_up("cannot enter", procs.c_str());
    if (order->own_root)
        if (const char* step = lab::launch::own_root()) return give_up(step);
    if (order->uid >= 0 && !become(static_cast<uid_t>(order->uid)))
        return give_up("cannot give up root");
    return start_and_stay(*order);
}
