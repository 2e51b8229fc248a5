// See atomic_file.hpp.
#include "atomic_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <regex>
#include <string>
#include <utility>

#include "disk_trouble.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

// A temporary beside the file that it will become; gone again unless it becomes it.
class Temporary {
public:
    explicit Temporary(const fs::path& file)
        : file_(file), name_(fmt::format("{}.{}.tmp", file.string(), getpid())) {
        unlink(name_.c_str());
        fd_ = open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
        if (fd_ < 0) give_up("create");
    }
    ~Temporary() {
        if (fd_ >= 0) ::close(fd_);
        if (!name_.empty()) unlink(name_.c_str());
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;

    void write(std::string_view text) {
        while (!text.empty()) {
            const ssize_t written = ::write(fd_, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) give_up("write");
            text.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    void become_the_file() {
        if (fsync(fd_) != 0) give_up("sync");
        if (::close(std::exchange(fd_, -1)) != 0) give_up("close");  // some disks say no only here
        if (rename(name_.c_str(), file_.c_str()) != 0) give_up("rename");
        name_.clear();
    }

private:
    // errno tells why; the old file stands.
    [[noreturn]] void give_up(const std::string& what) const {
        const int error = errno;
        throw disk_trouble(file_, what + " (nothing was changed)", error);
    }

    const fs::path& file_;
    std::string name_;
    int fd_ = -1;
};

// The rename itself must outlive a loss of power.
void sync_folder(const fs::path& folder) {
    const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;  // a folder that may be written and not read
    const int error = fsync(fd) == 0 ? 0 : errno;
    close(fd);
    if (error != 0 && error != EINVAL) throw disk_trouble(folder, "sync", error);
}

bool is_of_the_dead(const fs::path& file) {
    static const std::regex shape(R"(.+\.([1-9][0-9]{0,8})\.tmp)");
    const std::string name = file.filename().string();
    std::smatch match;
    if (!std::regex_match(name, match, shape)) return false;
    return kill(std::stoi(match[1]), 0) == -1 && errno == ESRCH;
}

}  // namespace

void write_atomically(const fs::path& file, std::string_view text) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) throw disk_trouble(file.parent_path(), "be made", error.value());
    Temporary temporary(file);
    temporary.write(text);
    temporary.become_the_file();
    sync_folder(file.parent_path());
}

void sweep_temporaries(const fs::path& folder) {
    std::error_code none;
    for (fs::recursive_directory_iterator each(folder, none), end; each != end;
         each.increment(none))
        if (each->symlink_status(none).type() == fs::file_type::regular &&
            is_of_the_dead(each->path()))
            fs::remove(each->path(), none);
}

}  // namespace lab
