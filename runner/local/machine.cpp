// See machine.hpp.
#include "machine.hpp"

#include <fmt/core.h>
#include <gnu/libc-version.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <sstream>

#include "../hash.hpp"

namespace lab::local {
namespace fs = std::filesystem;
namespace {

std::string first_line(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

// The value behind "key:" or "key=" in a file of such lines.
std::string field(const fs::path& file, const std::string& key) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.rfind(key, 0) != 0) continue;
        const std::size_t at = line.find_first_of(":=");
        if (at == std::string::npos) continue;
        const std::size_t from = line.find_first_not_of(" \t\"", at + 1);
        if (from == std::string::npos) return "";
        const std::size_t to = line.find_last_not_of(" \t\"");
        return line.substr(from, to - from + 1);
    }
    return "";
}

std::string or_unknown(std::string text) { return text.empty() ? "unknown" : text; }

// "always [madvise] never" to "madvise".
std::string chosen(const std::string& line) {
    const std::size_t from = line.find('['), to = line.find(']');
    return from == std::string::npos ? or_unknown(line) : line.substr(from + 1, to - from - 1);
}

// Only the boot options that bear on timing: the rest may hold names that are nobody's business.
std::string telling_options() {
    std::istringstream in(first_line("/proc/cmdline"));
    std::string kept;
    for (std::string word; in >> word;)
        for (const char* prefix :
             {"mitigations", "pti", "nopti", "nosmt", "spectre", "isolcpus", "nohz",
              "transparent_hugepage", "clocksource", "tsc", "idle", "processor.max_cstate"})
            if (word.rfind(prefix, 0) == 0) kept += (kept.empty() ? "" : " ") + word;
    return kept;
}

std::map<std::string, std::string> mitigations() {
    std::map<std::string, std::string> out;
    const fs::path folder = "/sys/devices/system/cpu/vulnerabilities";
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        out[entry.path().filename()] = first_line(entry.path());
    return out;
}

// Of the CPU's flags those that bear on what a switch, a fault or a clock costs. x86 only:
// elsewhere there are none.
std::map<std::string, std::string> cpu_features() {
    std::istringstream in(field("/proc/cpuinfo", "flags"));
    const std::set<std::string> flags{std::istream_iterator<std::string>(in), {}};
    std::map<std::string, std::string> out;
    if (flags.empty()) return out;
    for (const char* flag : {"constant_tsc", "invpcid", "nonstop_tsc", "pcid", "pdpe1gb", "smap"})
        out[flag] = flags.count(flag) ? "yes" : "no";
    return out;
}

std::string hypervisor() {
    const std::string vendor = first_line("/sys/class/dmi/id/sys_vendor");
    if (field("/proc/cpuinfo", "flags").find(" hypervisor") == std::string::npos) return "none";
    return vendor.empty() ? "some (the CPU flag says so; no vendor is given)" : vendor;
}

std::map<std::string, std::string> limits() {
    std::map<std::string, std::string> out;
    const std::pair<const char*, __rlimit_resource> all[] = {
        {"processes", RLIMIT_NPROC},       {"descriptors", RLIMIT_NOFILE},
        {"locked_memory", RLIMIT_MEMLOCK}, {"stack", RLIMIT_STACK},
        {"address_space", RLIMIT_AS},      {"queued_message_bytes", RLIMIT_MSGQUEUE}};
    for (const auto& [name, resource] : all) {
        rlimit both{};
        getrlimit(resource, &both);
        out[name] = both.rlim_cur == RLIM_INFINITY ? "unlimited" : std::to_string(both.rlim_cur);
    }
    out["threads_max"] = first_line("/proc/sys/kernel/threads-max");
    return out;
}

std::map<std::string, std::string> cgroup() {
    std::map<std::string, std::string> out;
    std::error_code none;
    if (fs::exists("/sys/fs/cgroup/cgroup.controllers", none)) {
        out["version"] = "2";
        out["controllers"] = first_line("/sys/fs/cgroup/cgroup.controllers");
    } else {
        out["version"] = fs::exists("/sys/fs/cgroup/memory", none) ? "1" : "none mounted";
    }
    return out;
}

double now_ns() {
    return static_cast<double>(std::chrono::steady_clock::now().time_since_epoch().count());
}

double median_cost(int rounds, int operations, const std::function<void()>& work) {
    std::vector<double> costs;
    for (int i = 0; i < rounds; ++i) {
        const double before = now_ns();
        for (int k = 0; k < operations; ++k) work();
        costs.push_back((now_ns() - before) / operations);
    }
    std::nth_element(costs.begin(), costs.begin() + rounds / 2, costs.end());
    return costs[static_cast<std::size_t>(rounds / 2)];
}

void touch_fresh_pages(int pages) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const std::size_t size = static_cast<std::size_t>(pages) * page;
    void* const base =
        mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED) return;
    madvise(base, size, MADV_NOHUGEPAGE);
    for (std::size_t at = 0; at < size; at += page) static_cast<volatile char*>(base)[at] = 1;
    munmap(base, size);
}

void fork_and_wait() {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    waitpid(child, nullptr, 0);
}

}  // namespace

Machine describe_machine() {
    utsname name{};
    uname(&name);
    Machine machine;
    machine.cpu = or_unknown(field("/proc/cpuinfo", "model name"));
    cpu_set_t set;
    machine.cpus = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    machine.memory_mib = std::atol(field("/proc/meminfo", "MemTotal").c_str()) / 1024;
    machine.kernel = name.release;
    machine.command_line = telling_options();
    machine.distribution = or_unknown(field("/etc/os-release", "PRETTY_NAME"));
    machine.hypervisor = hypervisor();
    machine.mitigations = mitigations();
    machine.cpu_features = cpu_features();
    machine.clock_source =
        or_unknown(first_line("/sys/devices/system/clocksource/clocksource0/current_clocksource"));
    machine.governor =
        or_unknown(first_line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
    machine.libc = fmt::format("glibc {}", gnu_get_libc_version());
    machine.limits = limits();
    machine.page_size = sysconf(_SC_PAGESIZE);
    machine.thp = chosen(first_line("/sys/kernel/mm/transparent_hugepage/enabled"));
    machine.overcommit = or_unknown(first_line("/proc/sys/vm/overcommit_memory"));
    machine.pid_max = std::atol(first_line("/proc/sys/kernel/pid_max").c_str());
    machine.cgroup = cgroup();
    machine.id = sha256(fmt::format("{}|{}|{}|{}", machine.cpu, machine.cpus, machine.kernel,
                                    machine.hypervisor))
                     .substr(0, 12);
    return machine;
}

std::map<std::string, double> measure_fingerprint() {
    constexpr int kPages = 256;
    return {{"getppid", median_cost(15, 2000, [] { syscall(SYS_getppid); })},
            {"first_touch", median_cost(15, 1, [] { touch_fresh_pages(kPages); }) / kPages},
            {"fork_and_wait", median_cost(15, 1, fork_and_wait)}};
}

}  // namespace lab::local
