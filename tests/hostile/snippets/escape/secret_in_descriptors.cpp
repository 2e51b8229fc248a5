// Looks for descriptors that somebody forgot to close, here and in pid 1.
#include <fcntl.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>
#include <string>

int main() {
    if (lab::control()) lab::must(open("/etc/passwd", O_RDONLY));
    int escaped = 0;
    for (int fd = 4; fd < 1024; ++fd) {
        const std::string theirs = "/proc/1/fd/" + std::to_string(fd);
        escaped += succeeded({fcntl(fd, F_GETFD), open(theirs.c_str(), O_RDONLY | O_NONBLOCK)});
    }
    lab::fact("escaped", escaped);
}
