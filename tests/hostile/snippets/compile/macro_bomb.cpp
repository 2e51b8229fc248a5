// Ten to the tenth words out of ten lines.
#include <lab/lab.hpp>

#define A(x) x x x x x x x x x x
#define B(x) A(A(A(A(A(A(A(A(A(A(x))))))))))

int main() { lab::fact("number", 1 B(+1)); }
