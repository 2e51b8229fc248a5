// Makes files in folders of the host, and opens some that are there for writing.
#include <fcntl.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>
#include <lab/target.hpp>
#include <string>

int main() {
    int escaped = 0;
    for (const std::string folder : {"/", "/usr/", "/usr/bin/", "/etc/", "/run/", "/var/", "/dev/",
                                     "/proc/sys/", "/sys/", target::book, target::home})
        escaped += succeeded({open((folder + "/hostile").c_str(), O_WRONLY | O_CREAT, 0666)});
    for (const char* file : {"/etc/passwd", "/usr/bin/env", "/proc/sys/kernel/core_pattern"})
        escaped += succeeded({open(file, O_WRONLY)});
    if (lab::control())
        for (const char* file : {"/tmp/hostile", "/work/hostile"})
            escaped += succeeded({open(file, O_WRONLY | O_CREAT, 0666)});
    lab::fact("escaped", escaped);
}
