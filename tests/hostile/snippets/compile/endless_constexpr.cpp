// Has the compiler compute for ever.
#include <lab/lab.hpp>

constexpr long endless() {
    long sum = 0;
    for (long i = 0; i >= 0; ++i) sum ^= i;
    return sum;
}
constexpr long kNever = endless();

int main() { lab::fact("number", 1); }
