// Traces the process that supervises it, and reads its memory, words and environment.
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>
#include <string>

int main() {
    const pid_t victim = lab::control() ? getpid() : 1;
    const std::string proc = "/proc/" + std::to_string(victim);
    char mine = 0;
    const iovec here{&mine, 1}, there{&mine, 1};
    int escaped = succeeded(
        {ptrace(PTRACE_SEIZE, victim, 0, 0), process_vm_writev(victim, &here, 1, &there, 1, 0)});
    for (const char* file : {"/mem", "/environ", "/maps", "/auxv", "/fdinfo/0", "/fd/0"})
        escaped += succeeded({open((proc + file).c_str(), O_RDONLY)});
    lab::fact("escaped", escaped);
}
