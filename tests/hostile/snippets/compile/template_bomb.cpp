// Has each template ask for the next.
#include <lab/lab.hpp>

template <int depth>
struct Bomb {
    static constexpr int value = Bomb<depth + 1>::value + Bomb<depth + 2>::value;
};

int main() { lab::fact("number", Bomb<1>::value); }
