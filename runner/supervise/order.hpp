// What the runner asks of the supervisor, and what the supervisor answers: the words of its command
// line and the one line on its status channel.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lab::supervise {

/// File descriptors that the supervisor finds open; the program inherits those up to kChannelFd.
inline constexpr int kChannelFd = 3, kStatusFd = 4, kResultFd = 5;

/// What to run, and within which bounds. Bytes and counts of 0: not bounded here.
struct Order {
    double wall_seconds = 30;
    double cpu_seconds = 20;           ///< of each process (RLIMIT_CPU)
    long long file_bytes = 1 << 30;    ///< of one file (RLIMIT_FSIZE)
    long long memory_bytes = 0;        ///< of all together, watched (memory_watch.hpp)
    long long descriptors = 0;         ///< of each process (RLIMIT_NOFILE)
    long long tasks = 0;               ///< processes and threads of the user (RLIMIT_NPROC)
    int runner = 0;                    ///< the process whose death ends all
    std::string result;                ///< a file of the working folder to hand over at the end
    long long result_bytes = 0;        ///< the most that file may hold
    std::vector<std::string> program;  ///< absolute path first
};

/// The command line of the supervisor, its own path first.
std::vector<std::string> words_of(const Order& order, const std::string& supervisor);

/// Reads what words_of wrote, without the path; none where it is anything else.
std::optional<Order> order_from(const std::vector<std::string>& words);

/// What became of the file that was to be handed over.
enum class Result { not_asked, delivered, missing, not_a_plain_file, too_big, unwritable };

/// What the supervisor saw.
struct Status {
    bool started = false;
    int wait_status = 0;  ///< raw, as waitpid gives it
    bool timed_out = false;
    bool out_of_memory = false;  ///< the watch saw more in use than was allowed, and killed
    bool disk_full = false;      ///< at the end, a file system of the sandbox had no room left
    long long wall_us = 0, user_us = 0, system_us = 0;
    long max_rss_kib = 0;
    int error = 0;  ///< errno when the program could not be started
    Result result = Result::not_asked;
};

std::string to_line(const Status& status);

/// Reads what to_line wrote; not started when it cannot be read.
Status status_from(const std::string& line);

}  // namespace lab::supervise
