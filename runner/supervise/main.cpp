// lab-supervise: how the runner starts a program. Not a command for people; see supervise.hpp.
#include <cstdio>
#include <string>
#include <vector>

#include "supervise.hpp"

int main(int argc, char** argv) {
    const auto order = lab::supervise::order_from({argv + 1, argv + argc});
    if (order) return lab::supervise::supervise(*order);
    std::fputs("lab-supervise: started by lab-runner, with options of its own; run ./lab instead\n",
               stderr);
    return 2;
}
