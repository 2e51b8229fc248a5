// Asynchronous for real: the read is handed over before there is data, and ends without the caller.
#include <lab/lab.hpp>
#include <lab/uring.hpp>

int main() {
    const lab::Pipe pipe = lab::make_pipe();
    char buffer[8] = "-----";

    lab::Uring ring(1);
    ring.add_read(pipe.reader, buffer, 5, static_cast<std::uint64_t>(-1));
    ring.enter(0);  // returns at once, though the pipe is empty
    lab::fact("done_while_the_pipe_is_empty", ring.take().has_value());

    if (!lab::control()) {  // control: nobody writes, so nothing will ever be complete
        lab::write_once(pipe.writer, "hello");
        ring.enter(1);  // waits for the completion; it reads nothing itself
    }
    lab::fact("completed_bytes", ring.take().value_or(0), "B");
    lab::fact("buffer_without_calling_read", std::string(buffer));
}
