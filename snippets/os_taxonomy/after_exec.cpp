// A program starts with one thread, as in old Unix, however many threads its caller had.
#include <lab/lab.hpp>
#include <lab/tasks.hpp>

#include <string_view>

int main(int, char** argv) {
    if (std::string_view(argv[0]) == "again") {
        lab::fact("tasks_after_exec", lab::tasks(), "tasks");
        return 0;
    }
    const lab::Parked others(7);
    lab::fact("tasks_before_exec", lab::tasks(), "tasks");
    if (!lab::control()) lab::must(execl("/proc/self/exe", "again", nullptr));  // control: no exec
    lab::fact("tasks_after_exec", lab::tasks(), "tasks");
}
