// Leaves in its folder all that trips a program which reads, copies or deletes it, in memory.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <lab/lab.hpp>

void leave_special_files() {
    lab::must(symlink("/etc", "folder"));
    lab::must(symlink("/etc/passwd", "program"));
    lab::must(symlink("/proc/self/fd/0", "endless"));
    lab::must(symlink("itself", "itself"));
    lab::must(mkfifo("fifo", 0600));
    sockaddr_un name{AF_UNIX, "socket"};
    lab::must(
        bind(socket(AF_UNIX, SOCK_STREAM, 0), reinterpret_cast<sockaddr*>(&name), sizeof name));
    for (const char* odd :
         {"-rf", "--no-preserve-root", "new\nline", "\x1b[2J", " ", "\xff", "*", "$(id)"})
        lab::must(open(odd, O_CREAT | O_WRONLY, 0));
}

void leave_nest() {
    for (int depth = 0; depth < 900; ++depth) {
        lab::must(mkdir("deep", 0700));
        lab::must(chdir("deep"));
    }
    lab::must(mkdir("closed", 0700));
    lab::must(open("closed/file", O_CREAT | O_WRONLY, 0));
    lab::must(chmod("closed", 0));
}

int main() {
    if (!lab::control()) {
        leave_special_files();
        leave_nest();
        lab::must(chmod("/work", 0));
    }
    lab::fact("number", lab::control() ? 2 : 1);
}
