// Writes for ever on both streams, as two processes.
#include <unistd.h>

#include <lab/lab.hpp>
#include <string>

int main() {
    lab::fact("number", 1);
    const std::string water(1 << 16, 'w');
    const int stream = fork() == 0 ? 1 : 2;
    for (;;) (void)!write(stream, water.data(), water.size());
}
