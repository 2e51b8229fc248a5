// Runs one program, confined, and reads all that it says, within bounds.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "../supervise/order.hpp"
#include "../trouble.hpp"
#include "sandbox/cgroup.hpp"
#include "sandbox/confinement.hpp"
#include "sandbox/powers.hpp"

namespace lab::local {

/// A file of the host that the program finds at another path, as a copy that it cannot change.
struct Lent {
    std::filesystem::path from;
    std::string to;
    bool executable = false;
};

inline constexpr const char* kWorkFolder = "/work";  ///< of a program, and its HOME

struct Command {
    std::vector<std::string> words;  ///< absolute path of the program first, as it will find it
    std::map<std::string, std::string> environment;
    Powers powers;
    std::vector<Lent> files;           ///< sandbox only
    std::string folder = kWorkFolder;  ///< where the program starts, as it will find it
    std::string result;                ///< name of a file of /work to keep; empty: none
    long long result_bytes = 0;        ///< the most it may hold
    std::filesystem::path result_to;   ///< where it is kept; written even when the program failed

    /// The path under which the program finds a file of the host: `inside` in a sandbox, to which
    /// it is then lent, its own without.
    std::string lend(const Confinement& confinement, const std::filesystem::path& file,
                     const std::string& inside, bool executable = false);
};

/// What came out of a process; the three texts are bounded.
struct Spoken {
    supervise::Status end;
    std::string out, err, channel;
    CgroupEvents events;
    bool truncated = false;    ///< a stream was longer than kMostBytes; the rest was dropped
    bool wordy = false;        ///< the channel was
    bool flooded = false;      ///< killed, because it would not stop talking
    bool filled_disk = false;  ///< killed, because its folder on disk grew too big
    bool interrupted = false;  ///< killed, because the runner was asked to stop
};

inline constexpr std::size_t kMostBytes = 1 << 20;    ///< kept of each stream
inline constexpr std::size_t kFloodBytes = 64 << 20;  ///< seen of all streams before the kill

/// The sandbox itself, not the program in it, could not be set up or broke down.
struct SandboxFailed : Trouble {
    explicit SandboxFailed(const std::string& words);

    std::string said;  ///< by lab-launch or bubblewrap
};

/// Starts the command, waits for it, and leaves nothing of it behind: no process, no group, no
/// folder. Throws Trouble when that cannot be done, SandboxFailed when the program never began.
Spoken run_command(const Confinement& confinement, const Command& command);

/// Asks every run_command, now and later, to stop. Safe in a signal handler.
void interrupt_all();
bool interrupted();

/// Runs a trusted tool (a compiler's --version) and returns its standard output.
std::string output_of(const std::vector<std::string>& words);

/// Removes a folder that a program worked in, whatever it left there; follows no link.
void remove_folder(const std::filesystem::path& folder);

/// Removes what runners that were killed left in the system's folders: groups and disk folders.
void sweep_leftovers(const Confinement& confinement);

/// The programs that belong to the runner: lab-launch, lab-supervise. They stand beside its own
/// executable, unless a test says where.
std::filesystem::path tool(const std::string& name);
void find_tools_in(const std::filesystem::path& folder);

}  // namespace lab::local
