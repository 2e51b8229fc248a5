// See confinement.hpp.
#include "confinement.hpp"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "../foreign.hpp"
#include "../process.hpp"
#include "arguments.hpp"

namespace lab::local {
namespace {

// Accounts are given ids from 1000 upwards, systemd's transient users begin at 61184: these are
// free wherever nobody made 57,000 accounts. See DESCRIPTION in systemd's UIDS-GIDS document.
constexpr long kFirstUid = 58'000, kUids = 1000;

Confinement with(Walls walls) { return {walls, find_cgroup_home()}; }

// Starts nothing of anybody's: does the sandbox stand?
std::string why_not(const Confinement& confinement) {
    Command command;
    command.words = {"/usr/bin/true"};
    try {
        run_command(confinement, command);
    } catch (const SandboxFailed& failure) {
        return failure.said;
    }
    return "";
}

// Is our root folder another one than that of the process which began the namespace? Only root can
// see it (proc_pid_root(5)); others are told of both causes.
bool is_in_chroot() {
    struct stat ours {
    }, first{};
    return stat("/", &ours) == 0 && stat("/proc/1/root/", &first) == 0 &&
           (ours.st_dev != first.st_dev || ours.st_ino != first.st_ino);
}

}  // namespace

std::vector<std::string> Confinement::not_enforced() const {
    return is_sandbox() ? cgroups.missing()
                        : std::vector<std::string>{"sandbox", "memory", "tasks"};
}

std::string name_of(Walls walls) {
    return walls == Walls::none ? "none" : walls == Walls::sandbox ? "sandbox" : "own-root";
}

std::optional<Walls> walls_from(const std::string& name) {
    for (const Walls walls : {Walls::none, Walls::sandbox, Walls::own_root})
        if (name == name_of(walls)) return walls;
    return std::nullopt;
}

Confinement confinement_of(Walls walls) {
    return walls == Walls::none ? Confinement{} : with(walls);
}

long fresh_uid() {
    static std::atomic<long> count{0};
    if (geteuid() != 0) return -1;
    return kFirstUid + (getpid() * 7L + count++) % kUids;
}

std::string remedy_for(const std::string& said, bool in_chroot) {
    if (in_chroot)
        return "a chroot: the kernel makes no user namespace in one; run as root there, or in a "
               "container or virtual machine";
    const bool by_apparmor =
        said.find("uid map") != std::string::npos || said.find("RTM_NEWADDR") != std::string::npos;
    if (by_apparmor)
        return "AppArmor refuses user namespaces (Ubuntu 23.10 and later): install "
               "setup/apparmor/bwrap as its head says; or, for all programs, sysctl "
               "kernel.apparmor_restrict_unprivileged_userns=0";
    if (said.find("No space left") != std::string::npos)
        return "the kernel's count of user namespaces is used up or 0: raise sysctl "
               "user.max_user_namespaces";
    return "user namespaces are refused here: sysctl kernel.unprivileged_userns_clone=1 and "
           "user.max_user_namespaces above 0; in a container, its seccomp profile and masked /proc "
           "must allow them (docker: --security-opt seccomp=unconfined --security-opt "
           "systempaths=unconfined --security-opt apparmor=unconfined)";
}

Confinement find_confinement() {
    if (access(kBubblewrap, X_OK) != 0)
        throw Trouble(
            fmt::format("{}: wanted it to run listings in, saw none; apt-get install "
                        "bubblewrap (or ./lab installs it)",
                        kBubblewrap));
    const Confinement plain = with(Walls::sandbox);
    const std::string said = why_not(plain);
    if (said.empty()) return plain;
    if (geteuid() == 0) {
        const Confinement mended = with(Walls::own_root);
        if (why_not(mended).empty()) return mended;
    }
    throw Trouble(
        fmt::format("no sandbox: wanted to run listings in one, saw bubblewrap say \"{}\"\n"
                    "  cause and cure: {}\n"
                    "  or trust every listing of this checkout with your files: --no-sandbox",
                    said, remedy_for(said, geteuid() == 0 && is_in_chroot())));
}

Confinement without_sandbox() {
    const auto variable = [](const char* name) {
        const char* const value = std::getenv(name);
        return std::string(value ? value : "");
    };
    const std::string why = why_foreign(variable);
    if (!why.empty())
        throw Trouble(
            fmt::format("--no-sandbox: refused: this may be code of strangers, {}; make "
                        "the sandbox work instead (run without --no-sandbox to see what "
                        "it lacks)",
                        why));
    return {};
}

}  // namespace lab::local
