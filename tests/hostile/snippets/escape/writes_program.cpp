// Changes the file that it was started from: the next run would be another program.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    std::string program = std::filesystem::read_symlink("/proc/self/exe");
    if (lab::control()) {
        std::filesystem::copy_file(program, "/tmp/copy");
        program = "/tmp/copy";
    }
    const char* const file = program.c_str();
    lab::fact("escaped", succeeded({chmod(file, 0777), open(file, O_WRONLY), truncate(file, 0),
                                    rename(file, (program + ".old").c_str()), unlink(file)}));
}
