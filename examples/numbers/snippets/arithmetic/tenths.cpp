// Adding 0.1 and 0.2 does not give 0.3: none of the three can be stored exactly.
#include <lab/lab.hpp>

double added(double a, double b) {
    volatile double left = a, right = b;  // so that the program adds, and not the compiler
    return left + right;
}

int main() {
    const bool exact = lab::control();  // control: quarters and eighths, which can be stored

    const double sum = exact ? added(0.125, 0.25) : added(0.1, 0.2);
    const double written = exact ? 0.375 : 0.3;
    lab::fact("sum_is", sum == written ? "equal" : "another number");
}
