// Starts a program: bare under the supervisor, or through lab-launch and bubblewrap.
#pragma once

#include <sys/types.h>

#include <vector>

#include "fd.hpp"
#include "process.hpp"

namespace lab::local {

/// What a started program needs to stay open or in being until it has ended.
struct Started {
    pid_t pid = -1;  ///< of the supervisor or of lab-launch: SIGTERM ends all that it began
    Pipe out, err, channel, status;
};

/// Starts it; the read ends of the pipes are the caller's. `uid` is whom root becomes (-1: nobody
/// else), `doors` the cgroups to enter, `folder` the host folder to work in (empty: none).
Started start(const Confinement& confinement, const Command& command, long uid,
              const std::vector<std::string>& doors, const std::filesystem::path& folder);

/// Starts a trusted tool of the host with a descriptor for its output, tied to this process's
/// life. Throws Trouble.
pid_t start_tool(const std::vector<std::string>& words, int output);

}  // namespace lab::local
