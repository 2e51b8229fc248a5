// A thread that returns dies alone; one that faults, throws or calls exit takes its process along.
#include <lab/lab.hpp>

#include <pthread.h>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>

int* volatile nowhere = nullptr;

void come_back() {}
void leave() { pthread_exit(nullptr); }
void fault() { *nowhere = 1; }
void throw_it() { throw std::runtime_error("nobody catches this"); }
void call_exit() { std::exit(7); }

std::string ending(int status) {
    if (WIFSIGNALED(status)) return "killed by signal " + std::to_string(WTERMSIG(status));
    if (WEXITSTATUS(status) != 0) return "exit status " + std::to_string(WEXITSTATUS(status));
    return "lives on";
}

std::string lived_through;

void report(const char* name, void (*last_act)()) {
    const int status = lab::in_child([=] {
        if (lab::control()) return void(lab::in_child(last_act));  // control: a process, no thread
        std::thread(last_act).join();
    });
    lab::fact(name, ending(status));
    if (status == 0) lived_through += std::string(lived_through.empty() ? "" : " ") + name;
}

int main() {
    report("return", come_back);
    report("pthread_exit", leave);
    report("fault", fault);
    report("throw", throw_it);
    report("exit", call_exit);
    lab::fact("lived_through", lived_through);
}
