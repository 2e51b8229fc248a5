// One run at a time on a checkout: a second one waits and says so.
#pragma once

#include <filesystem>

namespace lab {

class RunLock {
public:
    /// Waits for the lock of `root`/build, which a runner that was killed no longer holds. Throws
    /// Trouble when the folder cannot be written, or the wait is interrupted.
    explicit RunLock(const std::filesystem::path& root);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

private:
    int fd_;
};

}  // namespace lab
