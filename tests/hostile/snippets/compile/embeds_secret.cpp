// Has the assembler put a file of the host into the program.
#include <lab/lab.hpp>
#include <lab/target.hpp>

asm(".globl stolen\nstolen: .incbin \"" TARGET_SECRET_AT_HOME "\"\n.byte 0\n");
extern const char stolen[];

int main() { lab::fact("number", stolen[0] ? 1 : 2); }
