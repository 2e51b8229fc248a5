// Becomes a program that ends well, before it has come to the end of main.
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    execl("/usr/bin/true", "true", nullptr);
}
