// exec puts a new program into the same process: its number stays, its memory is gone.
#include <sys/uio.h>

#include <filesystem>
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <lab/process.hpp>
#include <string>

const int marker = getpid();  // stands in the memory of the old program

std::filesystem::path program(pid_t pid) {
    return std::filesystem::read_symlink("/proc/" + std::to_string(pid) + "/exe");
}

bool has_marker(pid_t pid) {
    int copy = 0;
    const iovec here{&copy, sizeof copy}, there{const_cast<int*>(&marker), sizeof marker};
    return process_vm_readv(pid, &here, 1, &there, 1, 0) == sizeof copy && copy == marker;
}

int main() {
    const lab::Pipe input = lab::make_pipe(O_CLOEXEC), go = lab::make_pipe(O_CLOEXEC);
    lab::Pipe gone = lab::make_pipe(O_CLOEXEC);  // its end of file says: exec has closed it

    lab::Process child([&] {
        lab::must(dup2(input.reader, STDIN_FILENO));  // stays open: cat waits for input
        lab::read_once(go.reader);
        if (!lab::control()) lab::must(execlp("cat", "cat", nullptr));  // control: no exec
        gone.writer.reset();
        pause();
    });
    gone.writer.reset();

    const auto old_program = program(child.pid());
    lab::fact("old_memory_before", has_marker(child.pid()), "yes/no");
    lab::write_once(go.writer, "x");
    lab::read_once(gone.reader);
    lab::fact("old_memory_after", has_marker(child.pid()), "yes/no");
    lab::fact("new_program", program(child.pid()) != old_program, "yes/no");
    lab::fact("same_number", waitpid(child.pid(), nullptr, WNOHANG) == 0, "yes/no");
}
