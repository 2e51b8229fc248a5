// See run_lock.hpp.
#include "run_lock.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "disk_trouble.hpp"
#include "local/process.hpp"

namespace lab {
namespace {

int open_lock(const std::filesystem::path& root) {
    const std::filesystem::path folder = root / "build", file = folder / "run.lock";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw disk_trouble(folder, "be made", error.value());
    const int fd = open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0) throw disk_trouble(file, "be opened", errno);
    return fd;
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& root) : fd_(open_lock(root)) {
    constexpr int kPauseMs = 100;
    bool said = false;
    // Asked for again and again: a signal that comes just before a call that blocks would be lost.
    while (flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        if (error != EWOULDBLOCK && error != EINTR) {
            close(fd_);
            throw disk_trouble(root / "build/run.lock", "be locked", error);
        }
        if (local::interrupted()) {
            close(fd_);
            throw Trouble("interrupted while it waited for another run; nothing was tried");
        }
        if (!said) fmt::print(stderr, "another run is at work on this checkout; waiting for it\n");
        said = true;
        poll(nullptr, 0, kPauseMs);
    }
}

RunLock::~RunLock() { close(fd_); }

}  // namespace lab
