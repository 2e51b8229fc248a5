// Opens descriptors until it is refused one.
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    int opened = 0;
    for (int fd = dup(0); fd != -1 && opened < 5000; ++opened) {
        if (lab::control()) close(fd);
        fd = dup(0);
    }
    lab::fact("opened", opened);
}
