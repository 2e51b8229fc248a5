// Writes one file after another to a folder that is on the disk.
#include <fcntl.h>
#include <unistd.h>

#include <lab/lab.hpp>
#include <string>

int main() {
    lab::fact("number", 1);
    const std::string block(1 << 20, 'x');
    for (int file = 0;; ++file) {
        const int fd = lab::must(open(std::to_string(file).c_str(), O_WRONLY | O_CREAT, 0600));
        for (int i = 0; i < 8; ++i) lab::must(write(fd, block.data(), block.size()));
        close(fd);
        usleep(20'000);
    }
}
