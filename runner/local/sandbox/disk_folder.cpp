// See disk_folder.hpp.
#include "disk_folder.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <ftw.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "../process.hpp"

namespace lab::local {
namespace fs = std::filesystem;
namespace {

constexpr const char* kParent = "/var/tmp";

thread_local long long counted = 0;  // nftw(3) has no argument for its visitor

bool is_ours(const fs::path& path) {
    struct stat about {};
    return lstat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

}  // namespace

DiskFolder::DiskFolder(const std::string& name, long owner) {
    if (name.empty()) return;
    path_ = fs::path(kParent) / name;
    const auto id = static_cast<uid_t>(owner);
    if (mkdir(path_.c_str(), 0700) != 0 || (owner >= 0 && chown(path_.c_str(), id, id) != 0)) {
        const int error = errno;
        rmdir(path_.c_str());
        throw Trouble(fmt::format("{}: cannot be made for a program to work in: {}", path_.string(),
                                  std::strerror(error)));
    }
}

DiskFolder::~DiskFolder() {
    if (is_here()) remove_folder(path_);
}

long long DiskFolder::bytes() const {
    counted = 0;
    const auto add = [](const char*, const struct stat* about, int, FTW*) {
        counted += about->st_blocks * 512LL + 4096;
        return 0;
    };
    nftw(path_.c_str(), add, 16, FTW_PHYS | FTW_MOUNT);
    return counted;
}

void remove_folder(const fs::path& folder) {
    std::error_code error;
    fs::remove_all(folder, error);
    if (!is_ours(folder)) return;
    // Folders without permissions, or nested deeper than a path is long.
    output_of({"/usr/bin/chmod", "-R", "u+rwX", "--", folder.string()});
    output_of({"/usr/bin/rm", "-rf", "--one-file-system", "--", folder.string()});
}

void sweep_disk_folders() {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(kParent, none)) {
        int owner = 0;
        if (std::sscanf(entry.path().filename().c_str(), "lab-%d-", &owner) != 1) continue;
        const bool is_dead = owner > 0 && kill(owner, 0) == -1 && errno == ESRCH;
        if (is_dead && is_ours(entry.path())) remove_folder(entry.path());
    }
}

}  // namespace lab::local
