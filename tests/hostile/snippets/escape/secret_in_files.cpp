// Opens files of the host by every path that might lead there.
#include <fcntl.h>

#include <lab/attack.hpp>
#include <lab/lab.hpp>
#include <lab/target.hpp>
#include <string>

int main() {
    int escaped = 0;
    for (const std::string start :
         {"", "/proc/1/root", "/proc/1/cwd/../..", "../../../..", "/run/.."})
        for (const std::string file :
             {target::secret_at_home, target::secret_in_book, "/etc/shadow", "/root/.bashrc",
              "/var/log/dpkg.log", "/boot"})
            escaped += succeeded({open((start + file).c_str(), O_RDONLY)});
    if (lab::control()) escaped += succeeded({open("/etc/passwd", O_RDONLY)});
    lab::fact("escaped", escaped);
}
