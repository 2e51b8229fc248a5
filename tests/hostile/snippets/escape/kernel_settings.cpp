// Opens every setting of the kernel for writing, and what stands beside them.
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <lab/attack.hpp>
#include <lab/lab.hpp>

int main() {
    namespace fs = std::filesystem;
    int escaped = 0;
    std::error_code none;
    fs::recursive_directory_iterator settings("/proc/sys",
                                              fs::directory_options::skip_permission_denied, none);
    for (; settings != fs::recursive_directory_iterator(); settings.increment(none)) {
        const int fd = open(settings->path().c_str(), O_WRONLY);
        escaped += succeeded({fd});
        if (fd != -1) close(fd);
    }
    for (const char* file :
         {"/proc/sysrq-trigger", "/proc/irq/default_smp_affinity", "/proc/1/comm",
          "/proc/1/oom_score_adj", "/sys/devices/system/cpu/cpu0/online"})
        escaped += succeeded({open(file, O_WRONLY)});
    if (lab::control()) escaped += succeeded({open("/proc/self/comm", O_WRONLY)});
    lab::fact("escaped", escaped);
}
