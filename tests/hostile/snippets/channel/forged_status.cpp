// Forges the line by which its supervisor says that all went well, on every descriptor that might
// lead there, and then fails.
#include <fcntl.h>
#include <unistd.h>

#include <lab/lab.hpp>
#include <string>

int main() {
    lab::fact("number", 1);
    const std::string line = "status 1 0 0 0 1 1 1 1 0 0\n";
    for (int fd = 4; fd < 64; ++fd) {
        const std::string theirs = "/proc/1/fd/" + std::to_string(fd);
        (void)!write(fd, line.data(), line.size());
        (void)!write(open(theirs.c_str(), O_WRONLY | O_NONBLOCK), line.data(), line.size());
    }
    return 3;
}
