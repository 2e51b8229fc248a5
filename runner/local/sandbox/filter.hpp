// The system calls that a program of the book is refused.
#pragma once

#include <string>

#include "powers.hpp"

namespace lab::local {

/// A seccomp filter as bubblewrap's --seccomp reads it: classic BPF in the machine's byte order
/// (seccomp(2)), for the native architecture; calls of another architecture kill the process.
///
/// Allowed is all but: keyrings, BPF, mounts and namespaces, modules, kexec, reboot, swap, the
/// clock, the kernel's log, I/O ports, handles to files, io_uring (its socket operation goes past
/// every filter on socket()), pushing characters into a terminal, and sockets of families other
/// than AF_UNIX, AF_INET, AF_INET6 and AF_NETLINK (AF_VSOCK has no namespace). Built once, then the
/// same for every launch. Throws Trouble when libseccomp fails.
const std::string& filter_of(const Powers& powers);

}  // namespace lab::local
