// Memory as the kernel counts it: pages of a block, page faults, smaps.
#pragma once

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cinttypes>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <lab/lab.hpp>
#include <string>
#include <vector>

namespace lab {

constexpr std::size_t kKiB = 1024, kMiB = 1024 * kKiB;

inline std::size_t page_size() {
    static const auto size = static_cast<std::size_t>(must(sysconf(_SC_PAGESIZE)));
    return size;
}

/// Asks for ordinary pages in a block that somebody else mapped, so that one page is one fault.
/// Kernels without transparent huge pages refuse with EINVAL and need no asking.
inline void without_huge_pages(void* begin, std::size_t size) {
    const auto offset = reinterpret_cast<std::uintptr_t>(begin) % page_size();
    madvise(static_cast<char*>(begin) - offset, size + offset, MADV_NOHUGEPAGE);
}

/// Writes one byte into each of `count` pages: the cheapest way to make them exist.
inline void write_pages(void* begin, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) static_cast<volatile char*>(begin)[i * page_size()] = 1;
}

/// Reads one byte of each of `count` pages.
inline void read_pages(const void* begin, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        keep(static_cast<const volatile char*>(begin)[i * page_size()]);
}

/// Anonymous memory of its own, promised but not yet present; ordinary pages, no huge ones.
class Pages {
public:
    explicit Pages(std::size_t size, int sharing = MAP_PRIVATE)
        : size_(size),
          base_(must(mmap(nullptr, size, PROT_READ | PROT_WRITE, sharing | MAP_ANONYMOUS, -1, 0))) {
        without_huge_pages(base_, size_);
    }
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;
    ~Pages() { munmap(base_, size_); }

    char* data() const { return static_cast<char*>(base_); }
    std::size_t size() const { return size_; }
    std::size_t pages() const { return size_ / page_size(); }

    void write(std::size_t count) const { write_pages(base_, count); }
    void read(std::size_t count) const { read_pages(base_, count); }
    void write() const { write(pages()); }
    void read() const { read(pages()); }

private:
    std::size_t size_;
    void* base_;
};

/// Page faults so far that needed no disk.
inline long minor_faults() {
    rusage usage{};
    must(getrusage(RUSAGE_SELF, &usage));
    return usage.ru_minflt;
}

/// Page faults that `work` takes. The first reading is thrown away: after a fork it brings this
/// function's own pages back (stack, C library), so that they are not counted as the work's.
template <class Work>
long faults_of(Work work) {
    minor_faults();
    const long before = minor_faults();
    work();
    return minor_faults() - before;
}

/// How much of a block is in RAM now, page by page, in bytes.
inline std::size_t resident_bytes(const void* begin, std::size_t size) {
    const auto offset = reinterpret_cast<std::uintptr_t>(begin) % page_size();
    void* const first = const_cast<char*>(static_cast<const char*>(begin) - offset);
    std::vector<unsigned char> pages((size + offset + page_size() - 1) / page_size());
    must(mincore(first, size + offset, pages.data()));
    const auto present =
        std::count_if(pages.begin(), pages.end(), [](auto page) { return page & 1; });
    return static_cast<std::size_t>(present) * page_size();
}

/// What /proc/PID/smaps says of the mapping that holds `address`: "Rss", "Pss", "Shared_Dirty" and
/// the like in KiB, counted page by page; "perms" is the text of the mapping's head line ("rw-p").
inline std::string smaps_text(const void* address, const std::string& field, pid_t pid = getpid()) {
    const auto wanted = reinterpret_cast<std::uintptr_t>(address);
    std::ifstream smaps("/proc/" + std::to_string(pid) + "/smaps");
    bool here = false;
    for (std::string line; std::getline(smaps, line);) {
        std::uintptr_t begin = 0, end = 0;
        char perms[5], name[64], value[64];
        if (std::sscanf(line.c_str(), "%" SCNxPTR "-%" SCNxPTR " %4s", &begin, &end, perms) == 3) {
            here = begin <= wanted && wanted < end;
            if (here && field == "perms") return perms;
        } else if (std::sscanf(line.c_str(), "%63[^:]: %63s", name, value) == 2) {
            if (here && name == field) return value;
        }
    }
    return "";
}

/// The same as a number of bytes; -1 if the kernel has no such line.
inline long smaps_bytes(const void* address, const std::string& field, pid_t pid = getpid()) {
    const std::string text = smaps_text(address, field, pid);
    return text.empty() ? -1 : std::stol(text) * static_cast<long>(kKiB);
}

}  // namespace lab
