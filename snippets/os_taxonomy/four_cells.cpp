// One kernel fills all four cells of the old table: one or many processes, one or many threads
// each.
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/tasks.hpp>

#include <set>

[[noreturn]] void live(int threads, int told, int end) {
    const lab::Parked others(lab::control() ? 0 : threads - 1);  // control: nobody makes threads
    lab::write_once(told, std::to_string(lab::tasks()));         // one digit
    lab::read_once(end, 1);                                      // until the parent has counted all
    _exit(0);
}

// Starts some processes with some threads each, and lets the kernel count the threads.
std::string counted(int processes, int threads) {
    const lab::Pipe told = lab::make_pipe(), end = lab::make_pipe();
    for (int i = 0; i < processes; ++i)
        if (lab::must(fork()) == 0) live(threads, told.writer, end.reader);

    std::string tasks;
    for (int i = 0; i < processes; ++i) tasks += lab::read_once(told.reader, 1) + " ";
    for (int i = 0; i < processes; ++i) lab::write_once(end.writer, "e");
    while (wait(nullptr) > 0) continue;
    return tasks.substr(0, tasks.size() - 1);
}

int main() {
    std::set<std::string> cells;
    const auto fill = [&](const char* name, int processes, int threads) {
        const std::string tasks = counted(processes, threads);
        lab::fact(name, tasks, "tasks");
        cells.insert(tasks);
    };
    fill("one_process_one_thread", 1, 1);
    fill("one_process_many_threads", 1, 4);
    fill("many_processes_one_thread", 4, 1);
    fill("many_processes_many_threads", 4, 4);
    lab::fact("cells_filled", cells.size(), "cells");
}
