// A process has at least one thread and may have a hundred; the kernel counts each as a task.
#include <lab/lab.hpp>
#include <lab/tasks.hpp>

#include <csignal>
#include <vector>

class Children {  // as many processes instead
public:
    explicit Children(int count) {
        for (int i = 0; i < count; ++i) {
            const pid_t child = lab::must(fork());
            if (child == 0) pause(), _exit(0);
            pids_.push_back(child);
        }
    }
    Children(const Children&) = delete;
    Children& operator=(const Children&) = delete;
    ~Children() {
        for (const pid_t each : pids_) kill(each, SIGKILL), waitpid(each, nullptr, 0);
    }

private:
    std::vector<pid_t> pids_;
};

int main() {
    for (const int more : {0, 1, 7, 100}) {
        const bool processes = lab::control();  // control: make processes, not threads
        const lab::Parked threads(processes ? 0 : more);
        const Children children(processes ? more : 0);
        lab::sample("tasks_of_this_process", more, lab::tasks(), "tasks");
    }
}
