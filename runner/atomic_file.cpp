// See atomic_file.hpp.
#include "atomic_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "trouble.hpp"

namespace lab {
namespace {

[[noreturn]] void give_up(int fd, const std::filesystem::path& temporary, const char* what) {
    const int error = errno;
    if (fd >= 0) close(fd);
    unlink(temporary.c_str());
    throw Trouble(fmt::format("{}: cannot {}: {}; nothing was changed", temporary.string(), what,
                              std::strerror(error)));
}

}  // namespace

void write_atomically(const std::filesystem::path& file, std::string_view text) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error)
        throw Trouble(
            fmt::format("{}: cannot be made: {}", file.parent_path().string(), error.message()));
    const std::filesystem::path temporary = fmt::format("{}.{}.tmp", file.string(), getpid());
    const int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) give_up(fd, temporary, "create");
    while (!text.empty()) {
        const ssize_t written = write(fd, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) give_up(fd, temporary, "write");
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (fsync(fd) != 0) give_up(fd, temporary, "sync");
    close(fd);
    if (rename(temporary.c_str(), file.c_str()) != 0) give_up(-1, temporary, "rename");
    const int folder = open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) fsync(folder), close(folder);
}

}  // namespace lab
