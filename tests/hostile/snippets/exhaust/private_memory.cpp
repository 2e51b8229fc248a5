// Takes and touches memory of its own until there is no more.
#include <cstring>
#include <lab/lab.hpp>

int main() {
    lab::fact("number", 1);
    for (;;) std::memset(new char[16 << 20], 1, 16 << 20);
}
