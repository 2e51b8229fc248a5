// Pushes a command into the input of a terminal, as if a person had typed it.
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    setsid();
    const int master = lab::must(posix_openpt(O_RDWR | O_NOCTTY));
    lab::must(grantpt(master));
    lab::must(unlockpt(master));
    const int terminal = lab::must(open(ptsname(master), O_RDWR));
    const char letter = 'x';
    lab::fact("escaped", succeeded({ioctl(terminal, TIOCSTI, &letter), open("/dev/tty0", O_RDWR),
                                    ioctl(terminal, TIOCSTI | (1UL << 32), &letter),
                                    lab::control() ? write(terminal, &letter, 1) : -1}));
}
