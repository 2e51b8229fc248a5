// A pipe and a FIFO refuse the wrong direction; a socket pair takes both.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>

#include <sys/stat.h>

lab::Pipe socket_ends() {
    lab::SocketPair pair = lab::make_socket_pair();
    return {std::move(pair.first), std::move(pair.second)};
}

lab::Pipe pipe_ends() { return lab::make_pipe(); }

lab::Pipe fifo_ends() {
    const std::string path = lab::unique_path("direction");
    lab::must(mkfifo(path.c_str(), 0600));
    lab::Fd reader(lab::must(open(path.c_str(), O_RDONLY | O_NONBLOCK)));  // or it would wait
    lab::Fd writer(lab::must(open(path.c_str(), O_WRONLY)));
    lab::must(unlink(path.c_str()));
    return {std::move(reader), std::move(writer)};
}

void both_ways(const std::string& name, lab::Pipe (*make)()) {
    if (lab::control()) make = socket_ends;  // control: a socket pair in its place
    const lab::Pipe ends = make();
    lab::fact(name + "_right_way", lab::outcome(write(ends.writer, "x", 1)));
    lab::fact(name + "_wrong_way", lab::outcome(write(ends.reader, "x", 1)));
}

int main() {
    both_ways("pipe", pipe_ends);
    both_ways("fifo", fifo_ends);
    both_ways("socket", socket_ends);
}
