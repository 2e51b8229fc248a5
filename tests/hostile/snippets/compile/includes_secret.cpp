// Includes a file of the host: its words would stand in the compiler's complaints.
#include <lab/lab.hpp>
#include <lab/target.hpp>

#include TARGET_SECRET_AT_HOME

int main() { lab::fact("number", 1); }
