// A child that has ended keeps its number until its parent waits for it; not even SIGKILL frees it.
#include <csignal>
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>
#include <lab/tasks.hpp>
#include <string>

bool number_in_use(pid_t pid) { return kill(pid, 0) == 0; }

int main() {
    // control: who ignores SIGCHLD says beforehand that he will not wait
    if (lab::control()) lab::must(signal(SIGCHLD, SIG_IGN));

    const pid_t child = lab::must(fork());
    if (child == 0) _exit(0);
    siginfo_t ended{};  // WNOWAIT: look, and leave the child as it is
    const int found = waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT);

    lab::fact("found", found == 0, "yes/no");
    lab::fact("state", std::string(1, lab::state(child)));
    lab::fact("number_in_use", number_in_use(child), "yes/no");
    if (found == 0) kill(child, SIGKILL);
    lab::fact("after_sigkill", number_in_use(child), "yes/no");
    waitpid(child, nullptr, 0);
    lab::fact("after_wait", number_in_use(child), "yes/no");
}
