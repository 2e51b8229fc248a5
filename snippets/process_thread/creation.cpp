// Creating a process costs several times what creating a thread costs.
#include <lab/lab.hpp>

#include <sys/wait.h>
#include <thread>
#include <unistd.h>

void make_thread() { std::thread([] {}).join(); }

void make_process() {
    const pid_t child = lab::must(fork());
    if (child == 0) _exit(0);
    lab::must(waitpid(child, nullptr, 0));
}

int main() {
    lab::arm("thread", make_thread);
    lab::arm("process", lab::control() ? make_thread : make_process);  // control: a thread again
    return lab::run();
}
