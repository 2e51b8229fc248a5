// Has a child report and say that the end was reached; main itself crashes.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <lab/lab.hpp>

int main() {
    lab::in_child([] {
        lab::fact("number", 1);
        lab::detail::Record("end", "complete").send();
    });
    raise(SIGSEGV);
}
