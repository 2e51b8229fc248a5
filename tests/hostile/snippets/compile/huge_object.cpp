// Has the assembler write a tebibyte of zeros.
#include <lab/lab.hpp>

asm(".data\n.zero 0x10000000000\n.text\n");

int main() { lab::fact("number", 1); }
