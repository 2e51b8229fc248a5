// Message queues do not lift a pipe's limit: a System V queue is full long before a pipe.
#include <lab/fd.hpp>
#include <lab/ipc.hpp>
#include <lab/lab.hpp>

#include <mqueue.h>

// Puts messages in until the kernel says EAGAIN; gives back how many bytes it took.
template <class Put>
long fill(std::size_t size, Put put) {
    long total = 0;
    for (long result = put(); result != -1; result = put())
        total += result > 0 ? result : static_cast<long>(size);  // sending a message returns 0
    if (errno != EAGAIN) lab::must(-1);
    return total;
}

long fill_pipe(std::size_t size) {
    const lab::Pipe pipe = lab::make_pipe(O_NONBLOCK);
    if (lab::control()) lab::must(fcntl(pipe.writer, F_SETPIPE_SZ, 4096));  // control: one page
    const std::string block(size, 'x');
    return fill(size, [&] { return write(pipe.writer, block.data(), size); });
}

long fill_socket(std::size_t size) {
    const lab::SocketPair pair = lab::make_socket_pair(SOCK_STREAM | SOCK_NONBLOCK);
    const std::string block(size, 'x');
    return fill(size, [&] { return write(pair.first, block.data(), size); });
}

long fill_sysv_queue(std::size_t size) {
    const lab::SysvQueue queue;
    const lab::SysvMessage message;
    return fill(size, [&] { return msgsnd(queue, &message, size, IPC_NOWAIT); });
}

long fill_posix_queue(std::size_t size) {
    const std::string name = lab::unique_name("fill");
    const int flags = O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK;
    const lab::Fd queue(lab::must(mq_open(name.c_str(), flags, 0600, nullptr)));
    lab::must(mq_unlink(name.c_str()));
    const std::string block(size, 'x');
    return fill(size, [&] { return mq_send(queue, block.data(), size, 0); });
}

int main() {
    for (const std::size_t size : {64u, 1024u, 8192u}) {
        lab::sample("pipe", size, fill_pipe(size), "B");
        lab::sample("sysv_queue", size, fill_sysv_queue(size), "B");
        lab::sample("posix_queue", size, fill_posix_queue(size), "B");
        lab::sample("stream_socket", size, fill_socket(size), "B");
    }
    lab::fact("pipe_holds_more_by", fill_pipe(1024) - fill_sysv_queue(1024), "B");
}
