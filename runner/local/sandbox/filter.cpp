// See filter.hpp.
#include "filter.hpp"

#include <fmt/core.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <initializer_list>
#include <memory>

#include <linux/sched.h>

#include "../../trouble.hpp"

namespace lab::local {
namespace {

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

void check(int result, const char* what) {
    if (result < 0) throw Trouble(fmt::format("libseccomp: {}: {}", what, std::strerror(-result)));
}

void refuse(const Filter& filter, std::initializer_list<const char*> calls) {
    for (const char* name : calls) {
        const int number = seccomp_syscall_resolve_name(name);
        if (number == __NR_SCMP_ERROR) continue;  // newer than this libseccomp, or not of this CPU
        check(seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), number, 0), name);
    }
}

void refuse_where(const Filter& filter, int error, int call, scmp_arg_cmp argument) {
    check(seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call, 1,
                           argument),
          "rule on an argument");
}

// All families but four. A rule holds when its comparison does, so the gaps are spelled out.
void allow_four_socket_families(const Filter& filter) {
    const int call = SCMP_SYS(socket);
    const auto refuse_family = [&](unsigned family) {
        refuse_where(filter, EAFNOSUPPORT, call, {0, SCMP_CMP_EQ, family, 0});
    };
    for (unsigned family = 0; family < AF_NETLINK; ++family)
        if (family != AF_UNIX && family != AF_INET && family != AF_INET6) refuse_family(family);
    refuse_where(filter, EAFNOSUPPORT, call, {0, SCMP_CMP_GT, AF_NETLINK, 0});
}

void refuse_namespaces(const Filter& filter) {
    refuse(filter, {"setns", "mount", "umount2", "pivot_root", "chroot", "open_tree", "move_mount",
                    "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr"});
    for (const int call : {SCMP_SYS(unshare), SCMP_SYS(clone)})
        refuse_where(filter, EPERM, call, {0, SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER});
}

std::string exported(const Filter& filter) {
    const int file = memfd_create("seccomp", MFD_CLOEXEC);
    check(file < 0 ? -errno : 0, "memfd_create");
    const int result = seccomp_export_bpf(filter.get(), file);
    std::string text(static_cast<std::size_t>(lseek(file, 0, SEEK_END)), '\0');
    const ssize_t got = pread(file, text.data(), text.size(), 0);
    close(file);
    check(result, "seccomp_export_bpf");
    check(got == static_cast<ssize_t>(text.size()) ? 0 : -EIO, "reading the filter back");
    return text;
}

std::string filter_that(bool allows_io_uring, bool allows_namespaces) {
    const Filter filter(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
    if (!filter) throw Trouble("libseccomp: seccomp_init failed");
    refuse(filter, {"add_key", "request_key", "keyctl", "bpf"});
    refuse(filter, {"init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load",
                    "reboot", "swapon", "swapoff", "acct", "quotactl"});
    refuse(filter, {"settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "syslog"});
    refuse(filter, {"iopl", "ioperm", "open_by_handle_at", "fanotify_init"});
    for (const scmp_datum_t request : {scmp_datum_t{TIOCSTI}, scmp_datum_t{TIOCLINUX}})
        refuse_where(filter, EPERM, SCMP_SYS(ioctl),
                     {1, SCMP_CMP_MASKED_EQ, 0xffffffffUL, request});
    allow_four_socket_families(filter);
    if (!allows_io_uring) refuse(filter, {"io_uring_setup", "io_uring_enter", "io_uring_register"});
    if (!allows_namespaces) refuse_namespaces(filter);
    return exported(filter);
}

}  // namespace

const std::string& filter_of(const Powers& powers) {
    static const std::array<std::string, 4> filters = {
        filter_that(false, false), filter_that(false, true), filter_that(true, false),
        filter_that(true, true)};
    return filters[(powers.io_uring ? 2U : 0U) + (powers.user_namespaces ? 1U : 0U)];
}

}  // namespace lab::local
