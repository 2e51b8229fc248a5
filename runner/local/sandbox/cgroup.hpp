// Cgroups: the one bound that holds for all processes of a program together.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lab::local {

/// Where a controller lets us make groups.
struct Controller {
    std::filesystem::path folder;  ///< empty: nowhere
    int version = 0;               ///< 1, or 2

    bool usable() const { return !folder.empty(); }
};

/// The two controllers that bound a program, as this process may use them: version 1 (each mounted
/// apart) or 2 (one tree; by root, or where a part of it is delegated to us).
struct CgroupHome {
    Controller memory, tasks;

    /// The bounds that no cgroup can hold here, by name: "memory", "tasks".
    std::vector<std::string> missing() const;
};

/// Looks where groups can be made, by making one. The texts are those of /proc/self/cgroup and
/// /proc/self/mountinfo; see cgroups(7) and proc(5).
CgroupHome find_cgroup_home(const std::string& memberships, const std::string& mounts);
CgroupHome find_cgroup_home();

/// What the kernel counted in a group.
struct CgroupEvents {
    long long oom_kills = 0;      ///< processes killed because memory ran out
    long long task_refusals = 0;  ///< forks refused
    long long peak_bytes = 0;     ///< most memory in use at once; 0: not told
};

/// One group for one run, gone when this object is: first whatever still lives in it, then itself.
class Cgroup {
public:
    /// Throws Trouble when a group that could be made before cannot be made now.
    Cgroup(const CgroupHome& home, const std::string& name, long long memory_bytes,
           long long tasks);
    Cgroup(const Cgroup&) = delete;
    Cgroup& operator=(const Cgroup&) = delete;
    ~Cgroup();

    /// The files that a process of one thread writes "0" to, to enter.
    std::vector<std::string> doors() const;
    CgroupEvents events() const;

private:
    CgroupHome home_;
    std::filesystem::path memory_, tasks_;  // empty: not bounded here
};

/// Removes groups that runners left behind which were killed: named lab-<pid>-…, pid no more.
void sweep_cgroups(const CgroupHome& home);

}  // namespace lab::local
