// A program that inherited nothing reads from a FIFO by its path, and from a plain pipe as well.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>

#include <sys/stat.h>

// A shell is another program. It is told where to read from, and no descriptor of ours comes along.
bool shell_hears(const std::string& source) {
    const std::string script = "exec 2>&-; read word <" + source + " && test \"$word\" = hello";
    const int status =
        lab::in_child([&] { lab::must(execl("/bin/sh", "sh", "-c", script.c_str(), nullptr)); });
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int main() {
    const std::string path = lab::unique_path("meet");
    lab::must(mkfifo(path.c_str(), 0600));
    const lab::Fd fifo(lab::must(open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK)));
    lab::write_once(fifo, "hello\n");
    // control: another path, at which no FIFO stands
    const bool fifo_read = shell_hears(lab::control("no_path") ? path + "-elsewhere" : path);

    struct stat now;
    lab::must(stat(path.c_str(), &now));
    lab::must(unlink(path.c_str()));

    const lab::Pipe pipe = lab::make_pipe(O_CLOEXEC | O_NONBLOCK);
    lab::write_once(pipe.writer, "hello\n");
    const std::string number = std::to_string(pipe.reader);
    const std::string in_proc = "/proc/" + std::to_string(getpid()) + "/fd/" + number;
    // control: the bare number, which means nothing in another process
    const bool pipe_read = shell_hears(lab::control("number_only") ? "&" + number : in_proc);

    lab::fact("shell_read_fifo", fifo_read);
    lab::fact("fifo_size_on_disk", now.st_size, "B");
    lab::fact("shell_read_pipe", pipe_read);
}
