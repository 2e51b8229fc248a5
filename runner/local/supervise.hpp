// The small process that stands between the runner and a program: it alone waits for it.
#pragma once

#include <string>
#include <vector>

namespace lab::local {

/// What the supervisor saw, sent to the runner as one line on its status channel.
struct Supervised {
    bool started = false;
    int wait_status = 0;  ///< raw, as waitpid gives it
    bool timed_out = false;
    long long wall_us = 0, user_us = 0, system_us = 0;
    long max_rss_kib = 0;
    int error = 0;  ///< errno when the program could not be started
};

std::string to_line(const Supervised& seen);

/// Reads what to_line wrote; not started when it cannot be read.
Supervised from_line(const std::string& line);

/// File descriptors that supervisor and program find open.
inline constexpr int kChannelFd = 3, kStatusFd = 4;

/// Runs `command` in a session of its own under its limits, kills whatever it leaves behind
/// (children, grandchildren, daemons: all are reparented to this process), and reports on
/// kStatusFd. Ends when the runner dies. Called in a fresh process: `lab-runner supervise …`.
int supervise(double wall_seconds, double cpu_seconds, int runner_pid,
              const std::vector<std::string>& command);

}  // namespace lab::local
