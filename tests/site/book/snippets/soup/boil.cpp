// Water boils sooner under a lid.
#include <lab/lab.hpp>

void boil_open() {}

void boil_under_lid() {}

int main() {
    lab::arm("open", boil_open);
    lab::arm("lid", lab::control() ? boil_open : boil_under_lid);
    lab::fact("spoons", 12, "spoons");
    return lab::run();
}
