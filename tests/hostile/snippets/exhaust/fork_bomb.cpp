// Every process makes another, for ever.
#include <unistd.h>

#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    for (;;) (void)fork();
}
