// See run_lock.hpp.
#include "run_lock.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "trouble.hpp"

namespace lab {

RunLock::RunLock(const std::filesystem::path& root) {
    const std::filesystem::path folder = root / "build", file = folder / "run.lock";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    fd_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd_ < 0)
        throw Trouble(
            fmt::format("{}: cannot be written: {}", file.string(), std::strerror(errno)));
    if (flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
    fmt::print(stderr, "another run is at work on this checkout; waiting for it\n");
    while (flock(fd_, LOCK_EX) == -1)
        if (errno != EINTR)
            throw Trouble(
                fmt::format("{}: cannot be locked: {}", file.string(), std::strerror(errno)));
        else
            break;
}

RunLock::~RunLock() { close(fd_); }

}  // namespace lab
