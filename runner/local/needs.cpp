// See needs.hpp.
#include "needs.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <mqueue.h>
#include <sched.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/io_uring.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

namespace lab::local {
namespace {

int usable_cpus() {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

long available_mib() {
    std::ifstream in("/proc/meminfo");
    for (std::string line; std::getline(in, line);) {
        long kib = 0;
        if (std::sscanf(line.c_str(), "MemAvailable: %ld", &kib) == 1) return kib / 1024;
    }
    return 0;
}

// Hard limit and cgroup: what a program could raise itself to.
long usable(__rlimit_resource_t resource) {
    rlimit limits{};
    getrlimit(resource, &limits);
    return limits.rlim_max == RLIM_INFINITY ? 1L << 40 : static_cast<long>(limits.rlim_max);
}

std::string why_no_io_uring() {
    io_uring_params params{};
    const long fd = syscall(SYS_io_uring_setup, 4, &params);
    if (fd < 0) return fmt::format("io_uring_setup: {}", std::strerror(errno));
    close(static_cast<int>(fd));
    return "";
}

std::string why_no_mqueue() {
    const std::string name = fmt::format("/lab-probe-{}", getpid());
    const mqd_t queue = mq_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600, nullptr);
    if (queue == static_cast<mqd_t>(-1)) return fmt::format("mq_open: {}", std::strerror(errno));
    mq_close(queue);
    mq_unlink(name.c_str());
    return "";
}

std::string why_no_sysv() {
    const int id = msgget(IPC_PRIVATE, 0600);
    if (id == -1) return fmt::format("msgget: {}", std::strerror(errno));
    msgctl(id, IPC_RMID, nullptr);
    return "";
}

std::string why_kernel_too_old(const std::string& wanted) {
    utsname name{};
    uname(&name);
    int major = 0, minor = 0, need_major = 0, need_minor = 0;
    std::sscanf(name.release, "%d.%d", &major, &minor);
    std::sscanf(wanted.c_str(), "%d.%d", &need_major, &need_minor);
    const bool enough = major > need_major || (major == need_major && minor >= need_minor);
    return enough ? "" : fmt::format("Linux {} here", name.release);
}

std::string why_no_command(const std::string& command) {
    for (const char* folder : {"/usr/bin/", "/usr/sbin/"})
        if (access((folder + command).c_str(), X_OK) == 0) return "";
    return "not installed";
}

long wanted_mib(const std::string& amount) {
    const long number = std::stol(amount);
    return amount.back() == 'G' ? number * 1024 : number;
}

std::string why_no_disk(const std::string& amount) {
    struct statvfs room {};
    if (statvfs("/var/tmp", &room) != 0) return fmt::format("/var/tmp: {}", std::strerror(errno));
    const auto free = static_cast<long>(room.f_bavail * room.f_frsize / 1024 / 1024);
    return free >= wanted_mib(amount) ? "" : fmt::format("{} MiB free in /var/tmp", free);
}

std::string why_not(const std::string& word, const std::string& amount) {
    if (word == "cpus")
        return usable_cpus() >= std::stol(amount) ? ""
                                                  : fmt::format("{} usable here", usable_cpus());
    if (word == "ram")
        return available_mib() >= wanted_mib(amount)
                   ? ""
                   : fmt::format("{} MiB available", available_mib());
    if (word == "descriptors")
        return usable(RLIMIT_NOFILE) >= std::stol(amount)
                   ? ""
                   : fmt::format("hard limit {}", usable(RLIMIT_NOFILE));
    if (word == "tasks")
        return usable(RLIMIT_NPROC) >= std::stol(amount)
                   ? ""
                   : fmt::format("hard limit {}", usable(RLIMIT_NPROC));
    if (word == "io_uring") return why_no_io_uring();
    if (word == "mqueue") return why_no_mqueue();
    if (word == "sysv_ipc") return why_no_sysv();
    if (word == "python3") return why_no_command("python3");
    if (word == "command") return why_no_command(amount);
    if (word == "kernel") return why_kernel_too_old(amount);
    if (word == "service") return why_no_command(amount);
    if (word == "disk") return why_no_disk(amount);
    // quiet: met by running alone, and watched by the guard. userns: only inside the sandbox does
    // it show, so the listing says where it may make none.
    return "";
}

// What a reader can do to have it.
std::string how_to_get(const std::string& word, const std::string& amount) {
    if (word == "cpus") return "use a machine or a cpuset with " + amount + " CPUs";
    if (word == "ram") return "free memory, or raise the cgroup's limit";
    if (word == "descriptors") return "raise the hard limit that ulimit -Hn shows";
    if (word == "tasks") return "raise the hard limit that ulimit -Hu shows";
    if (word == "io_uring")
        return "sysctl kernel.io_uring_disabled=0; a container's seccomp filter must allow it too";
    if (word == "mqueue")
        return "raise the limit that ulimit -q shows; the kernel needs POSIX_MQUEUE";
    if (word == "sysv_ipc") return "raise sysctl kernel.msgmni; the kernel needs SYSVIPC";
    if (word == "python3") return "apt-get install python3";
    if (word == "command") return "apt-get install the package that holds it";
    if (word == "kernel") return "boot Linux " + amount + " or newer";
    if (word == "service") return "apt-get install " + amount;
    return "free space in /var/tmp";
}

}  // namespace

std::vector<std::string> missing_of(const std::vector<std::string>& needs) {
    std::vector<std::string> missing;
    for (const std::string& need : needs) {
        const std::size_t colon = need.find(':');
        const std::string amount = colon == std::string::npos ? "" : need.substr(colon + 1);
        const std::string word = need.substr(0, colon);
        const std::string why = why_not(word, amount);
        if (!why.empty())
            missing.push_back(fmt::format("{} ({}; {})", need, why, how_to_get(word, amount)));
    }
    return missing;
}

}  // namespace lab::local
