// See fd.hpp.
#include "fd.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "../trouble.hpp"

namespace lab::local {
namespace {

// Above those that a child is given, so that putting one in its place never closes another.
constexpr int kFirst = 200;

Fd high(int fd, const std::string& what) {
    const int moved = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, kFirst);
    const int error = errno;
    if (fd >= 0) close(fd);
    if (moved < 0) throw Trouble(fmt::format("{}: {}", what, std::strerror(error)));
    return Fd(moved);
}

}  // namespace

void Fd::reset() {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
}

Pipe make_pipe() {
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) throw Trouble(fmt::format("pipe: {}", std::strerror(errno)));
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    Pipe made;
    made.read_end = high(ends[0], "pipe");
    made.write_end = high(ends[1], "pipe");
    return made;
}

Fd open_to_read(const std::filesystem::path& file) {
    return high(open(file.c_str(), O_RDONLY | O_CLOEXEC), file.string());
}

Fd open_to_write(const std::filesystem::path& file) {
    return high(open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0755),
                file.string());
}

Fd file_holding(std::string_view text) {
    Fd file = high(memfd_create("lab", MFD_CLOEXEC), "memfd_create");
    while (!text.empty()) {
        const ssize_t written = write(file.get(), text.data(), text.size());
        if (written <= 0) throw Trouble(fmt::format("memfd: {}", std::strerror(errno)));
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    lseek(file.get(), 0, SEEK_SET);
    return file;
}

}  // namespace lab::local
