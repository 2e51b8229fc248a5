// Descriptors that close themselves, one read or write of text, and the outcome of a call as text.
#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <lab/detail/check.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace lab {

/// Owns a descriptor; converts to the number that system calls want.
class Fd {
public:
    explicit Fd(int fd = -1) : fd_(fd) {}
    Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Fd() { reset(); }

    operator int() const { return fd_; }
    /// Closes it now.
    void reset() {
        if (fd_ >= 0) close(std::exchange(fd_, -1));
    }

private:
    int fd_;
};

/// The two ends of a pipe.
struct Pipe {
    Fd reader, writer;
};

/// pipe2(2). @param flags O_NONBLOCK, O_DIRECT
inline Pipe make_pipe(int flags = 0) {
    int ends[2];
    must(pipe2(ends, flags));
    return {Fd(ends[0]), Fd(ends[1])};
}

/// Two connected sockets of the AF_UNIX family.
struct SocketPair {
    Fd first, second;
};

/// socketpair(2). @param type SOCK_STREAM, SOCK_DGRAM or SOCK_SEQPACKET, with flags
inline SocketPair make_socket_pair(int type = SOCK_STREAM) {
    int ends[2];
    must(socketpair(AF_UNIX, type, 0, ends));
    return {Fd(ends[0]), Fd(ends[1])};
}

/// What one read(2) gives; empty at end of file, or when nothing is there yet (EAGAIN).
inline std::string read_once(int fd, std::size_t at_most = 4096) {
    std::string text(at_most, '\0');
    const ssize_t size = read(fd, text.data(), text.size());
    if (size == -1 && errno != EAGAIN) must(size);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return text;
}

/// One write(2) of the whole text.
inline void write_once(int fd, std::string_view text) { must(write(fd, text.data(), text.size())); }

/// How a system call ended: "ok", or the name of its error, as "EBADF".
template <class Result>
std::string outcome(Result result) {
    return detail::failed(result) ? strerrorname_np(errno) : "ok";
}

}  // namespace lab
