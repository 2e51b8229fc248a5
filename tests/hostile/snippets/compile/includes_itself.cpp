// Includes itself twice, at every depth: the compiler's bound on the depth is no bound on the work.
#include "includes_itself.cpp"
#include <lab/lab.hpp>
#include "includes_itself.cpp"

int main() { lab::fact("number", 1); }
