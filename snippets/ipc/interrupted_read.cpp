// A signal that is handled breaks off a waiting read, unless the handler asked for a restart.
#include <lab/fd.hpp>
#include <lab/lab.hpp>

#include <sys/time.h>
#include <csignal>

int writer = -1;
volatile sig_atomic_t ticks = 0;

void on_tick(int) {  // from the fifth tick on there is something to read
    ticks = ticks + 1;
    if (ticks >= 5 && write(writer, "x", 1) == -1) std::abort();
}

void tick_every_5_ms(int flags) {
    struct sigaction action = {};
    action.sa_handler = on_tick;
    action.sa_flags = flags;
    lab::must(sigaction(SIGALRM, &action, nullptr));
    const itimerval every{.it_interval = {0, 5000}, .it_value = {0, 5000}};
    lab::must(setitimer(ITIMER_REAL, &every, nullptr));
}

int main() {
    const lab::Pipe pipe = lab::make_pipe();
    writer = pipe.writer;
    tick_every_5_ms(lab::control() ? SA_RESTART : 0);  // control: restart the call

    char byte = 0;
    const std::string ended = lab::outcome(read(pipe.reader, &byte, 1));
    const itimerval never{};
    lab::must(setitimer(ITIMER_REAL, &never, nullptr));

    lab::fact("read_ended_with", ended);
    lab::fact("byte_was_read", byte == 'x');
}
