// See cgroup.hpp.
#include "cgroup.hpp"

#include <fmt/core.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

#include "../../hash.hpp"
#include "../../trouble.hpp"

namespace lab::local {
namespace fs = std::filesystem;
namespace {

struct Mount {
    std::string root, point, type, options;
};

std::vector<Mount> cgroup_mounts(const std::string& mountinfo) {
    std::vector<Mount> out;
    std::istringstream lines(mountinfo);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string skip, word;
        Mount mount;
        words >> skip >> skip >> skip >> mount.root >> mount.point;
        while (words >> word && word != "-") {
        }
        words >> mount.type >> skip >> mount.options;
        if (mount.type == "cgroup" || mount.type == "cgroup2") out.push_back(mount);
    }
    return out;
}

bool lists(const std::string& names, const std::string& name) {
    return ("," + names + ",").find("," + name + ",") != std::string::npos;
}

// Our group in the hierarchy of a controller, from "4:memory:/a/b" or, for version 2, "0::/a/b".
std::string membership(const std::string& memberships, const std::string& controller) {
    std::istringstream lines(memberships);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t first = line.find(':'), second = line.find(':', first + 1);
        if (second == std::string::npos) continue;
        const std::string names = line.substr(first + 1, second - first - 1);
        const bool ours = controller.empty() ? names.empty() : lists(names, controller);
        if (ours) return line.substr(second + 1);
    }
    return "/";
}

// The folder of a group below a mount that may show only a part of the hierarchy.
fs::path folder_of(const Mount& mount, const std::string& group) {
    const std::string root = mount.root == "/" ? "" : mount.root;
    if (group.rfind(root, 0) != 0) return mount.point;
    return mount.point + group.substr(root.size());
}

bool can_make_groups_in(const fs::path& folder) {
    const fs::path probe = folder / fmt::format("lab-{}-probe", getpid());
    if (mkdir(probe.c_str(), 0755) != 0) return false;
    rmdir(probe.c_str());
    return true;
}

bool enables(const fs::path& folder, const std::string& controller) {
    std::ifstream in(folder / "cgroup.subtree_control");
    for (std::string word; in >> word;)
        if (word == controller) return true;
    return false;
}

Controller in_version_1(const std::string& memberships, const Mount& mount,
                        const std::string& name) {
    for (const fs::path& folder :
         {folder_of(mount, membership(memberships, name)), fs::path(mount.point)})
        if (can_make_groups_in(folder)) return {folder, 1};
    return {};
}

// The nearest group above us whose children have the controller and in which we may make some.
Controller in_version_2(const std::string& memberships, const Mount& mount,
                        const std::string& name) {
    fs::path folder = folder_of(mount, membership(memberships, ""));
    for (;; folder = folder.parent_path()) {
        if (enables(folder, name) && can_make_groups_in(folder)) return {folder, 2};
        if (folder == mount.point || folder == folder.parent_path()) return {};
    }
}

Controller find_controller(const std::string& memberships, const std::vector<Mount>& mounts,
                           const std::string& name) {
    for (const Mount& mount : mounts) {
        Controller found;
        if (mount.type == "cgroup2")
            found = in_version_2(memberships, mount, name);
        else if (lists(mount.options, name))
            found = in_version_1(memberships, mount, name);
        if (found.usable()) return found;
    }
    return {};
}

bool put(const fs::path& file, const std::string& value) {
    std::ofstream out(file);
    out << value;
    out.flush();
    return out.good();
}

// The number after a word in a file of "word number" lines; the first number where word is empty.
long long number_in(const fs::path& file, const std::string& word) {
    std::ifstream in(file);
    long long number = 0;
    if (word.empty()) return in >> number ? number : 0;
    for (std::string name; in >> name >> number;)
        if (name == word) return number;
    return 0;
}

fs::path make_group(const Controller& controller, const std::string& name) {
    if (!controller.usable()) return {};
    fs::path folder = controller.folder / name;
    if (mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST)
        throw Trouble(fmt::format("{}: cannot be made: {}", folder.string(), std::strerror(errno)));
    return folder;
}

void demand(const fs::path& file, long long value) {
    if (!put(file, std::to_string(value)))
        throw Trouble(fmt::format("{}: cannot be set to {}", file.string(), value));
}

void bound_memory(const Controller& controller, const fs::path& folder, long long bytes) {
    if (controller.version == 2) {
        demand(folder / "memory.max", bytes);
        put(folder / "memory.swap.max", "0");  // absent where there is no swap accounting
    } else {
        demand(folder / "memory.limit_in_bytes", bytes);
        put(folder / "memory.memsw.limit_in_bytes", std::to_string(bytes));
    }
}

// Kills what lives in the group and removes it; a group stays busy for a moment after that.
void remove_group(const fs::path& folder) {
    if (folder.empty()) return;
    for (int round = 0; round < 100; ++round) {
        if (rmdir(folder.c_str()) == 0 || errno == ENOENT) return;
        put(folder / "cgroup.kill", "1");
        std::ifstream procs(folder / "cgroup.procs");
        for (pid_t pid = 0; procs >> pid;)
            if (pid > 0) kill(pid, SIGKILL);
        const timespec pause{0, round < 10 ? 500'000 : 10'000'000};
        nanosleep(&pause, nullptr);
    }
}

// Moving a whole process makes every fork of the machine wait, and waits for RCU itself, for some
// 10 ms; a process that moves the one thread that it has needs neither (cgroup_procs_write_start()
// in the kernel's kernel/cgroup/cgroup.c). Version 2 moves single threads in threaded groups only.
const char* door(const Controller& controller) {
    return controller.version == 1 ? "tasks" : "cgroup.procs";
}

void sweep(const Controller& controller) {
    if (!controller.usable()) return;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(controller.folder, none)) {
        int owner = 0;
        if (std::sscanf(entry.path().filename().c_str(), "lab-%d-", &owner) != 1) continue;
        if (owner > 0 && kill(owner, 0) == -1 && errno == ESRCH) remove_group(entry.path());
    }
}

}  // namespace

std::vector<std::string> CgroupHome::missing() const {
    std::vector<std::string> out;
    if (!memory.usable()) out.emplace_back("memory");
    if (!tasks.usable()) out.emplace_back("tasks");
    return out;
}

CgroupHome find_cgroup_home(const std::string& memberships, const std::string& mountinfo) {
    const std::vector<Mount> mounts = cgroup_mounts(mountinfo);
    return {find_controller(memberships, mounts, "memory"),
            find_controller(memberships, mounts, "pids")};
}

CgroupHome find_cgroup_home() {
    return find_cgroup_home(read_file("/proc/self/cgroup"), read_file("/proc/self/mountinfo"));
}

Cgroup::Cgroup(const CgroupHome& home, const std::string& name, long long memory_bytes,
               long long tasks)
    : home_(home), memory_(make_group(home.memory, name)), tasks_(make_group(home.tasks, name)) {
    if (!memory_.empty()) bound_memory(home.memory, memory_, memory_bytes);
    if (!tasks_.empty()) demand(tasks_ / "pids.max", tasks);
}

Cgroup::~Cgroup() {
    remove_group(memory_);
    if (tasks_ != memory_) remove_group(tasks_);
}

std::vector<std::string> Cgroup::doors() const {
    std::vector<std::string> out;
    if (!memory_.empty()) out.push_back(memory_ / door(home_.memory));
    if (!tasks_.empty() && tasks_ != memory_) out.push_back(tasks_ / door(home_.tasks));
    return out;
}

CgroupEvents Cgroup::events() const {
    CgroupEvents seen;
    if (!memory_.empty() && home_.memory.version == 2) {
        seen.oom_kills = number_in(memory_ / "memory.events", "oom_kill");
        seen.peak_bytes = number_in(memory_ / "memory.peak", "");
    } else if (!memory_.empty()) {
        seen.oom_kills = number_in(memory_ / "memory.oom_control", "oom_kill");
        seen.peak_bytes = number_in(memory_ / "memory.max_usage_in_bytes", "");
    }
    if (!tasks_.empty()) seen.task_refusals = number_in(tasks_ / "pids.events", "max");
    return seen;
}

void sweep_cgroups(const CgroupHome& home) {
    sweep(home.memory);
    if (home.tasks.folder != home.memory.folder) sweep(home.tasks);
}

}  // namespace lab::local
