// See own_file.hpp.
#include "own_file.hpp"

#include <fmt/core.h>

#include "trouble.hpp"

namespace lab {
namespace fs = std::filesystem;

void need_own_file(const fs::path& root, const fs::path& file) {
    fs::path so_far;
    for (const fs::path& part : file) {
        so_far /= part;
        if (part == ".." || file.is_absolute())
            throw Trouble(
                fmt::format("{}: wanted a file of the book, saw a path that leads out of "
                            "it; name the file by its own place",
                            file.string()));
        if (fs::is_symlink(fs::symlink_status(root / so_far)))
            throw Trouble(
                fmt::format("{}: wanted a file of the book, saw a symbolic link at {}; put "
                            "the file itself there",
                            file.string(), so_far.string()));
    }
    if (!fs::is_regular_file(root / file))
        throw Trouble(
            fmt::format("{}: wanted an ordinary file, saw something else", file.string()));
}

}  // namespace lab
