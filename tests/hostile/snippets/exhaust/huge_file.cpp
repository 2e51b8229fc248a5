// Makes a file of a tebibyte, all of it a hole.
#include <fcntl.h>
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    lab::must(ftruncate(lab::must(open("hole", O_WRONLY | O_CREAT, 0600)), 1LL << 40));
}
