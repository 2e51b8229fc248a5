// The number of processes is limited, and a thread counts like a process.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/resource.h>
#include <csignal>
#include <vector>

constexpr int kLimit = 20, kWanted = 25;
constexpr uid_t kNobody = 65534;

std::string fork_until_refused(std::vector<pid_t>& children) {
    while (children.size() < kWanted) {
        const pid_t child = fork();
        if (child == -1) return lab::outcome(child);
        if (child == 0) pause(), _exit(0);
        children.push_back(child);
    }
    return "nothing";
}

int main() {
    lab::in_child([] {
        if (geteuid() == 0) lab::must(setresuid(kNobody, kNobody, kNobody));  // root has no limit
        const rlimit limit{kLimit, kLimit};
        if (!lab::control()) lab::must(setrlimit(RLIMIT_NPROC, &limit));  // control: as it was

        std::vector<pid_t> children;
        const std::string refused_with = fork_until_refused(children);
        for (const pid_t each : children) kill(each, SIGKILL), waitpid(each, nullptr, 0);
        lab::fact("refused_with", refused_with);
        lab::fact("children", children.size(), "processes");
    });
}
