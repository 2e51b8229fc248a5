// A division takes longer than a multiplication, where each needs the result of the one before.
#include <lab/lab.hpp>

#include <functional>

template <class Step>
void chain_of_100() {
    volatile double near_one = 1.0000001;  // only known at run time
    const double factor = near_one;
    double number = 1;
    for (int i = 0; i < 100; ++i) number = Step()(number, factor);
    lab::keep(number);
}

int main() {
    const auto multiply = chain_of_100<std::multiplies<>>, divide = chain_of_100<std::divides<>>;

    lab::arm("multiply", multiply);
    lab::arm("divide", lab::control() ? multiply : divide);  // control: it multiplies as well
    return lab::run();
}
