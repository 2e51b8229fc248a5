// A thread shares all that its process owns; a forked child shares only open files; flags decide.
#include <lab/lab.hpp>

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <csignal>
#include <string>
#include <thread>

constexpr int kNewNumber = 100;  // a descriptor that nobody has open yet
int memory = 0, file = -1;

void change_everything() {
    memory = 1;
    const pid_t pid = getpid();
    lab::must(write(file, &pid, sizeof pid));  // moves the offset, and tells the pid
    lab::must(dup2(file, kNewNumber));
    lab::must(chdir("/"));
    umask(0);
    lab::must(std::signal(SIGUSR1, SIG_IGN));
}

std::string what_changed_for_me() {
    pid_t told = 0;
    lab::must(pread(file, &told, sizeof told, 0));
    char here[2] = "";
    std::string changed;
    if (memory == 1) changed += "memory ";
    if (fcntl(kNewNumber, F_GETFD) != -1) changed += "descriptors ";
    if (lseek(file, 0, SEEK_CUR) != 0) changed += "offset ";
    if (getcwd(here, sizeof here)) changed += "directory ";  // only "/" fits in here
    if (umask(077) == 0) changed += "umask ";
    if (std::signal(SIGUSR1, SIG_DFL) == SIG_IGN) changed += "handlers ";
    if (told == getpid()) changed += "pid ";
    return changed.substr(0, changed.size() - 1);
}

void by_clone(int flags) {
    alignas(16) static char stack[64 * 1024];
    const auto run = [](void*) { return change_everything(), 0; };
    const pid_t child = lab::must(clone(run, std::end(stack), flags | SIGCHLD, nullptr));
    lab::must(waitpid(child, nullptr, 0));
}

void by_thread() {
    std::thread([] {
        if (lab::control("unshare")) lab::must(unshare(CLONE_FS | CLONE_FILES));  // control
        change_everything();
    }).join();
}

void report(const char* name, void (*let_another_change)()) {
    lab::in_child([=] {  // a process that nobody has changed yet
        file = lab::must(memfd_create("shared", 0));
        lab::must(chdir("/proc"));
        umask(077);
        let_another_change();
        lab::fact(name, what_changed_for_me());
    });
}

int main() {
    report("thread", by_thread);
    report("fork", [] {
        if (lab::control("same_memory")) return by_clone(CLONE_VM);  // control: memory not copied
        lab::in_child(change_everything);
    });
    report("vfork", [] { by_clone(CLONE_VM | CLONE_VFORK); });
    report("some_of_each", [] { by_clone(CLONE_VM | CLONE_FS); });
}
