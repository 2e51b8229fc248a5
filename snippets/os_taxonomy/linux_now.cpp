// Linux is a system of many processes with many threads each, by the library's and kernel's word.
#include <lab/lab.hpp>
#include <lab/tasks.hpp>

#include <string>

std::string thread_library() {
    char text[64] = "";
    lab::must(confstr(_CS_GNU_LIBPTHREAD_VERSION, text, sizeof text) == 0 ? -1 : 0);
    return std::string(text).substr(0, 4);
}

int main() {
    const lab::Parked others(lab::control() ? 0 : 4);  // control: make no threads
    lab::fact("thread_library", thread_library());
    lab::fact("tasks_in_one_process", lab::tasks(), "tasks");
}
