// Output that stdio still holds at the time of a fork comes out twice.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <lab/fd.hpp>
#include <lab/lab.hpp>
#include <string>

int main() {
    lab::Pipe pipe = lab::make_pipe();
    FILE* const out = lab::must(fdopen(dup(pipe.writer), "w"));
    std::fputs("x", out);                  // one call, one letter; it waits in the buffer
    if (lab::control()) std::fflush(out);  // control: nothing waits any more

    const pid_t child = lab::must(fork());
    std::fclose(out);  // parent and child alike; exit() does the same to every stream
    if (child == 0) _exit(0);
    lab::must(waitpid(child, nullptr, 0));

    const std::string received = lab::read_once(pipe.reader);
    lab::fact("received", received);
    lab::fact("written", received.size());
}
