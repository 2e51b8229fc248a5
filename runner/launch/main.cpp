// lab-launch: the last step before the sandbox. Enters the cgroups, gives up root, and becomes the
// program it was told to start. Not a command for people; the runner starts it (launch/order.hpp).
//
// bubblewrap called by root would keep every capability inside, so root becomes nobody in
// particular first: a user and group id without account, file or other process.
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

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
    prctl(PR_SET_PDEATHSIG, SIGKILL);          // after the change of user, which clears it
    if (getppid() != order->runner) return 1;  // the runner died before this took hold
    std::vector<char*> words;
    for (const std::string& word : order->program) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    char* const nothing[] = {nullptr};
    execve(words[0], words.data(), nothing);
    return give_up("cannot start", words[0]);
}
