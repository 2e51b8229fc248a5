// Has the compiler read a file of the host as a precompiled header, and complain about a date.
#pragma GCC pch_preprocess "/etc/passwd"
#pragma GCC dependency "/etc/passwd"
#include <lab/lab.hpp>

int main() { lab::fact("number", 1); }
