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

// The column rss of /proc/sysvipc/shm, the last but one; attached segments are counted twice.
long long in_segments() {
    FILE* const file = std::fopen("/proc/sysvipc/shm", "re");
    if (!file) return 0;
    char line[512];
    long long sum = 0;
    while (std::fgets(line, sizeof line, file)) {
        char* last = std::strrchr(line, ' ');
        if (!last) continue;
        while (last > line && *last == ' ') *last-- = '\0';
        const char* const rss = std::strrchr(line, ' ');
        if (rss) sum += std::atoll(rss);
    }
    std::fclose(file);
    return sum;
}

}  // namespace

long long memory_in_use(long long suspicion) {
    const long long quick = over_all_processes(&resident) + in_file_systems() + in_segments();
    if (quick <= suspicion) return quick;
    return over_all_processes(&proportional) + in_file_systems();
}

}  // namespace lab::supervise
