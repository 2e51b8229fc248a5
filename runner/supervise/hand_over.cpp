// See hand_over.hpp.
#include "hand_over.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace lab::supervise {
namespace {

// O_NONBLOCK: a FIFO under that name must not keep us waiting.
int open_beneath(int folder, const char* name) {
    open_how how{};
    how.flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    return static_cast<int>(syscall(SYS_openat2, folder, name, &how, sizeof how));
}

Result copy(int from, int to) {
    static char buffer[1 << 16];
    for (;;) {
        const ssize_t got = read(from, buffer, sizeof buffer);
        if (got == 0) return Result::delivered;
        if (got < 0) return Result::unwritable;
        for (ssize_t done = 0; done < got;) {
            const ssize_t written = write(to, buffer + done, static_cast<std::size_t>(got - done));
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return Result::unwritable;
            done += written;
        }
    }
}

}  // namespace

Result hand_over(int folder, const char* name, long long most_bytes, int to) {
    const int file = open_beneath(folder, name);
    if (file < 0) return errno == ENOENT ? Result::missing : Result::not_a_plain_file;
    struct stat about {};
    Result result = Result::not_a_plain_file;
    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_nlink == 1)
        result = about.st_size > most_bytes ? Result::too_big : copy(file, to);
    close(file);
    return result;
}

}  // namespace lab::supervise
