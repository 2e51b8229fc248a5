// Leaves the memory of a crashed process on the disk, after raising the limit on core files.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
    int escaped = succeeded({setrlimit(RLIMIT_CORE, &all)});
    const int status = lab::in_child([] { std::abort(); });
    if (lab::control()) lab::must(open("core", O_CREAT | O_WRONLY, 0600));
    escaped += (WCOREDUMP(status) ? 1 : 0) + succeeded({access("core", F_OK)});
    lab::fact("escaped", escaped);
}
