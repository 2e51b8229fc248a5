// Runs one program under a supervisor and reads all that it says, within bounds.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "../model.hpp"
#include "supervise.hpp"

namespace lab::local {

struct Command {
    std::vector<std::string> words;  ///< absolute path of the program first
    std::map<std::string, std::string> environment;
    std::filesystem::path folder;  ///< working folder
    Limits limits;
};

/// What came out of a process; the three texts are bounded.
struct Spoken {
    Supervised end;
    std::string out, err, channel;
    bool truncated = false;    ///< a stream was longer than kMostBytes; the rest was dropped
    bool flooded = false;      ///< killed, because it would not stop talking
    bool interrupted = false;  ///< killed, because the runner was asked to stop
};

inline constexpr std::size_t kMostBytes = 1 << 20;    ///< kept of each stream
inline constexpr std::size_t kFloodBytes = 64 << 20;  ///< seen of all streams before the kill

/// Starts the command, waits for it, and leaves no process behind. Throws Trouble when the
/// supervisor itself cannot be started.
/// This is the seam for a sandbox: what is started here is `lab-runner supervise … -- program`.
Spoken run_command(const Command& command);

/// Asks every run_command, now and later, to stop. Safe in a signal handler.
void interrupt_all();
bool interrupted();

/// Runs a trusted tool (a compiler's --version) and returns its standard output.
std::string output_of(const std::vector<std::string>& words);

}  // namespace lab::local
