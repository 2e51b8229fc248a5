// What a program of the book may do and use; everything else is refused.
#pragma once

#include <string>
#include <vector>

#include "../../model.hpp"

namespace lab::local {

inline constexpr long long kMiB = 1LL << 20;

/// Bounds and permissions of one run of one program. The defaults are what every listing gets;
/// only its claim file's `needs` can widen them, each by name.
struct Powers {
    double wall_seconds = 30;
    double cpu_seconds = 20;              ///< of each process
    long long memory_bytes = 512 * kMiB;  ///< all of its processes and files in memory together
    long long tasks = 256;                ///< processes and threads
    long long descriptors = 1024;         ///< of each process
    long long file_bytes = 1024 * kMiB;   ///< of one file
    long long work_bytes = 128 * kMiB;    ///< of its working folder
    long long tmp_bytes = 64 * kMiB;      ///< of /tmp, and of /dev/shm
    bool on_disk = false;                 ///< the working folder is on a disk, not in memory
    bool io_uring = false;                ///< system calls of io_uring
    bool user_namespaces = false;         ///< may make namespaces of its own
    std::vector<std::string> services;    ///< installed servers whose configuration it may read
};

/// What an experiment's listing gets: the defaults, its `[limits]`, and its named exceptions.
Powers powers_of(const Experiment& experiment);

/// What a compiler gets that reads a stranger's listing.
Powers powers_of_a_compiler();

/// Does a need widen what the program may do or use? (Others only say what the machine must have.)
bool is_exception(const std::string& need);

/// All that an experiment may do or use beyond the defaults: those needs, in the order of the claim
/// file, and longer limits as "wall:60s", "cpu:40s".
std::vector<std::string> exceptions_of(const Experiment& experiment);

}  // namespace lab::local
