// See memory_watch.hpp.
#include "memory_watch.hpp"

#include <dirent.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace lab::supervise {
namespace {

using Read = long long (*)(int pid);

FILE* open_of(int pid, const char* file) {
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%d/%s", pid, file);
    return std::fopen(path, "re");
}

// Pages of its own and of memory it shares, without those of files: resident less file (statm(5)
// counts both of the latter as shared, so the two words of status are read).
long long resident(int pid) {
    FILE* const file = open_of(pid, "status");
    if (!file) return 0;
    char line[256];
    long long sum = 0, kib = 0;
    while (std::fgets(line, sizeof line, file))
        if (std::sscanf(line, "RssAnon: %lld", &kib) == 1 ||
            std::sscanf(line, "RssShmem: %lld", &kib) == 1)
            sum += kib * 1024;
    std::fclose(file);
    return sum;
}

// Its share of every page. A process that may not be looked into is counted by resident pages.
long long proportional(int pid) {
    FILE* const file = open_of(pid, "smaps_rollup");
    if (!file) return resident(pid);
    char line[256];
    long long sum = 0, kib = 0;
    bool any = false;
    while (std::fgets(line, sizeof line, file))
        if (std::sscanf(line, "Pss_Anon: %lld", &kib) == 1 ||
            std::sscanf(line, "Pss_Shmem: %lld", &kib) == 1)
            sum += kib * 1024, any = true;
    std::fclose(file);
    return any ? sum : resident(pid);
}

long long over_all_processes(Read read) {
    DIR* const list = opendir("/proc");
    if (!list) return 0;
    long long sum = 0;
    while (const dirent* entry = readdir(list))
        if (const int pid = std::atoi(entry->d_name); pid > 1) sum += read(pid);
    closedir(list);
    return sum;
}

long long in_file_systems() {
    long long sum = 0;
    for (const char* folder : {"/work", "/tmp", "/dev/shm"}) {
        struct statfs room {};
        constexpr long kTmpfs = 0x01021994;
        if (statfs(folder, &room) == 0 && room.f_type == kTmpfs)
            sum += static_cast<long long>(room.f_blocks - room.f_bfree) * room.f_bsize;
    }
    return sum;
}

struct Segments {
    long long all = 0, detached = 0;  // bytes; those that no process has in its address space
};

// Columns nattch (7th) and rss (15th) of /proc/sysvipc/shm; see proc(5).
Segments segments() {
    Segments sum;
    FILE* const file = std::fopen("/proc/sysvipc/shm", "re");
    if (!file) return sum;
    char line[512];
    while (std::fgets(line, sizeof line, file)) {
        long long attached = 0, rss = 0;
        if (std::sscanf(line, "%*d %*d %*o %*u %*d %*d %lld %*u %*u %*u %*u %*d %*d %*d %lld",
                        &attached, &rss) != 2)
            continue;  // the head
        sum.all += rss;
        if (attached == 0) sum.detached += rss;
    }
    std::fclose(file);
    return sum;
}

}  // namespace

long long memory_in_use(long long suspicion) {
    const Segments now = segments();  // attached ones are counted with their processes, too
    const long long quick = over_all_processes(&resident) + in_file_systems() + now.all;
    if (quick <= suspicion) return quick;
    return over_all_processes(&proportional) + in_file_systems() + now.detached;
}

}  // namespace lab::supervise
