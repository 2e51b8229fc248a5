// A child that loads another program: a small one, and the one that stress-ng loads.
#include <lab/lab.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

void run_in_child(const char* path, const char* argument) {
    const pid_t child = lab::must(fork());
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO), dup2(nowhere, STDERR_FILENO);
        execl(path, path, argument, nullptr);
        _exit(127);
    }
    lab::must(waitpid(child, nullptr, 0));
}

int main() {
    lab::pin(0);
    lab::arm("true", [] { run_in_child("/bin/true", nullptr); });
    lab::arm("stress_ng", [] { run_in_child("/usr/bin/stress-ng", "--exec-exit"); });
    return lab::run();
}
