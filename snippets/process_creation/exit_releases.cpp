// exit gives memory and descriptors back at once, but not shared memory objects that have a name.
#include <sys/mman.h>

#include <csignal>
#include <fstream>
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>
#include <lab/memory.hpp>
#include <lab/process.hpp>
#include <string>

// /proc/PID/status tells of memory only while the process has any.
int memory_lines(pid_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    int lines = 0;
    for (std::string line; std::getline(status, line);) lines += line.starts_with("Vm");
    return lines;
}

int main() {
    const std::string name = lab::unique_name("kept");
    lab::Pipe pipe = lab::make_pipe(O_NONBLOCK);

    lab::Process child([&] {
        lab::must(shm_open(name.c_str(), O_CREAT | O_RDWR, 0600));
        const lab::Pages block(16 * lab::kMiB);
        block.write();
        if (lab::control()) raise(SIGSTOP);  // control: it stops, but does not exit
        _exit(0);                            // no destructor runs: cleaning up is the kernel's work
    });
    pipe.writer.reset();
    siginfo_t what{};
    lab::must(waitid(P_PID, static_cast<id_t>(child.pid()), &what, WEXITED | WSTOPPED | WNOWAIT));

    lab::fact("memory_lines", memory_lines(child.pid()));
    char byte = 0;
    lab::fact("pipe_end_closed", read(pipe.reader, &byte, 1) == 0, "yes/no");
    lab::fact("named_memory_left", shm_unlink(name.c_str()) == 0, "yes/no");
}
