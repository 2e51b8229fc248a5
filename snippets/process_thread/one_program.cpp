// A program that nobody runs has no process; started three times it has three.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>

#include <csignal>
#include <filesystem>
#include <list>
#include <string>

namespace fs = std::filesystem;

class Instance {  // one process of the program
public:
    explicit Instance(const fs::path& program) {
        lab::Pipe started = lab::make_pipe(O_CLOEXEC);
        pid_ = lab::must(fork());
        if (pid_ == 0) {
            if (lab::control("no_exec")) started.writer.reset(), pause();  // control: fork only
            lab::must(execl(program.c_str(), "sleep", "60", nullptr));
        }
        started.writer.reset();
        lab::read_once(started.reader);  // ends when exec closes the other side
    }
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;
    ~Instance() { kill(pid_, SIGKILL), waitpid(pid_, nullptr, 0); }

private:
    pid_t pid_;
};

long processes_of(const fs::path& program) {
    long count = 0;
    std::error_code not_ours;
    for (const fs::directory_entry& each : fs::directory_iterator("/proc"))
        count += fs::read_symlink(each.path() / "exe", not_ours) == program;
    return count;
}

int main() {
    const fs::path program = lab::unique_path("sleep");  // a file that nobody else can be running
    fs::copy_file("/bin/sleep", program);

    std::string counts = std::to_string(processes_of(program));
    std::list<Instance> instances;
    for (int i = 0; i < 3; ++i) instances.emplace_back(program);
    lab::fact("processes_of_one_program", processes_of(program), "processes");

    counts += " " + std::to_string(processes_of(program));
    if (!lab::control("left_running")) instances.clear();  // control: nobody ends them
    counts += " " + std::to_string(processes_of(program));
    lab::fact("before_during_after", counts, "processes");
    fs::remove(program);
}
