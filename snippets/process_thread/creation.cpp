// Creating a process costs several times what creating a thread costs, unless no memory is copied.
#include <lab/lab.hpp>

#include <sys/wait.h>
#include <unistd.h>
#include <thread>

void make_thread() {
    std::thread([] {}).join();
}

void make_process() {
    const pid_t child = lab::must(fork());
    if (child == 0) _exit(0);
    lab::must(waitpid(child, nullptr, 0));
}

void make_process_in_our_memory() {  // for those who go on to exec at once
    const pid_t child = lab::must(vfork());
    if (child == 0) _exit(0);
    lab::must(waitpid(child, nullptr, 0));
}

int main() {
    lab::arm("thread", make_thread);
    lab::arm("process", lab::control() ? make_thread : make_process);  // control: a thread again
    lab::arm("vfork", make_process_in_our_memory);
    return lab::run();
}
