// How programs are confined on this machine: found out once, then the same for every program.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cgroup.hpp"

namespace lab::local {

enum class Walls {
    none,      ///< asked for by --no-sandbox: own session, limits and reaper only
    sandbox,   ///< bubblewrap
    own_root,  ///< bubblewrap, in a mount namespace whose root is the chroot that we are in
};

/// What stands around every program.
struct Confinement {
    Walls walls = Walls::none;
    CgroupHome cgroups;

    bool is_sandbox() const { return walls != Walls::none; }
    /// Bounds that are not enforced for the whole of a program, by name.
    std::vector<std::string> not_enforced() const;
};

/// As programs are told it (`lab-runner compile --walls …`): none, sandbox, own-root.
std::string name_of(Walls walls);
std::optional<Walls> walls_from(const std::string& name);

/// The same walls again, in a process that the runner started.
Confinement confinement_of(Walls walls);

/// Tries a sandbox with the arguments of a real run. Throws Trouble with the cause and what can be
/// done about it where this machine refuses one.
Confinement find_confinement();

/// What `lab run --no-sandbox` asks for. Throws Trouble where code of strangers may be running: in
/// a pull request from elsewhere, or in a CI that does not say whose code it runs.
Confinement without_sandbox();

/// Why a sandbox could not be made, and what to do, from what bubblewrap said.
std::string remedy_for(const std::string& said, bool in_chroot);

/// The user and group id for the n-th program that root starts: without account, and another one
/// for each, because some limits of the kernel are counted by user. -1: we are not root.
long fresh_uid();

}  // namespace lab::local
