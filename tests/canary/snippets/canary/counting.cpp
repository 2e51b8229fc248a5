// A vector of three has three elements.
#include <lab/lab.hpp>

#include <vector>

int main() {
    std::vector<int> numbers(3);
    if (lab::control()) numbers.clear();  // control: nothing is in it

    lab::fact("elements", numbers.size(), "elements");
}
