// See disk_trouble.hpp.
#include "disk_trouble.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstring>

namespace lab {
namespace {

// More than any listing's program takes.
constexpr std::uintmax_t kRoomToCompile = 16 << 20;

const char* remedy_for(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "make room and run again";
        case EROFS:
            return "make its file system writable, or work on a copy of the book elsewhere";
        case EACCES:
        case EPERM:
            return "make it writable for this user, or work on a copy of the book elsewhere";
        case EISDIR:
        case ENOTDIR:
        case EEXIST:
        case ENOTEMPTY:
        case ELOOP:
            return "remove what stands in its place and run again";
        default:
            return "see to its disk and run again";
    }
}

}  // namespace

Trouble disk_trouble(const std::filesystem::path& file, const std::string& what, int error) {
    return Trouble(fmt::format("{}: cannot {}: {}; {}", file.string(), what, std::strerror(error),
                               remedy_for(error)));
}

void refuse_if_full(const std::filesystem::path& folder, const std::string& listing) {
    std::error_code unknown;
    const auto left = std::filesystem::space(folder, unknown).available;
    if (unknown || left >= kRoomToCompile) return;
    throw Trouble(fmt::format(
        "{}: cannot be compiled in {}: {}: wanted {} MiB, saw {} KiB left; nothing is recorded of "
        "it; make room and run again",
        listing, folder.string(), std::strerror(ENOSPC), kRoomToCompile >> 20, left >> 10));
}

}  // namespace lab
