// An open file descriptor, closed when its owner goes; and what is made of descriptors here.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

namespace lab::local {

class Fd {
public:
    explicit Fd(int fd = -1) : fd_(fd) {}
    Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Fd() { reset(); }

    int get() const { return fd_; }
    void reset();

private:
    int fd_;
};

struct Pipe {
    Fd read_end;  ///< does not block
    Fd write_end;
};

/// None of these is inherited. All throw Trouble when the kernel refuses, naming what.
Pipe make_pipe();
Fd open_to_read(const std::filesystem::path& file);
Fd open_to_write(const std::filesystem::path& file);  ///< new or emptied, mode 0755
/// A file in memory that holds a text, read from its beginning.
Fd file_holding(std::string_view text);

}  // namespace lab::local
