// Fills the folders that it may write to, which are in memory, one after another.
#include <fcntl.h>
#include <unistd.h>

#include <lab/lab.hpp>
#include <string>

int main() {
    lab::fact("number", 1);
    const std::string block(1 << 20, 'x');
    for (const char* file : {"/dev/shm/hostile", "/tmp/hostile", "/work/hostile"}) {
        const int fd = lab::must(open(file, O_WRONLY | O_CREAT, 0600));
        while (write(fd, block.data(), block.size()) > 0) {
        }
    }
    lab::must(mkdtemp(std::string("/work/moreXXXXXX").data()));
    return 1;
}
