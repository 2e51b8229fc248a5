// What bubblewrap is told: the sandbox as a program sees it from inside.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "powers.hpp"

namespace lab::local {

/// A file of the sandbox, copied from an open descriptor, read-only.
struct Placed {
    int fd = -1;
    std::string path;  ///< inside
    bool executable = false;
};

/// One sandbox, described.
struct Interior {
    std::vector<Placed> files;
    std::map<std::string, std::string> environment;
    int filter_fd = -1;            ///< seccomp filter
    std::string disk;              ///< host folder to work in; empty: /work is in memory
    std::string folder = "/work";  ///< where the program starts
};

/// Processes that stand beside the program in its group: lab-launch, bubblewrap, the supervisor,
/// and one more while they start.
inline constexpr int kTasksOfTheSandbox = 4;

inline constexpr const char* kBubblewrap = "/usr/bin/bwrap";

/// The options of bwrap(1), in order: every namespace of its own, an empty root with /usr, the
/// given files and bounded file systems in memory, everything else read-only or absent.
std::vector<std::string> bwrap_options(const Powers& powers, const Interior& interior);

/// /etc as a program finds it, by path.
const std::map<std::string, std::string>& small_etc();

}  // namespace lab::local
