// A folder on disk for a program that cannot work in memory.
#pragma once

#include <filesystem>
#include <string>

namespace lab::local {

/// Below /var/tmp, which every system keeps on a disk and lets every user reach; gone, with all
/// that a program left there, when this object is.
class DiskFolder {
public:
    /// An empty name: no folder. `owner`: user and group it is given to; -1: us. Throws Trouble.
    DiskFolder(const std::string& name, long owner);
    DiskFolder(const DiskFolder&) = delete;
    DiskFolder& operator=(const DiskFolder&) = delete;
    ~DiskFolder();

    bool is_here() const { return !path_.empty(); }
    const std::filesystem::path& path() const { return path_; }
    /// Disk space of all its files, and 4 KiB for each name: an endless number of empty files must
    /// come to a bound too.
    long long bytes() const;

private:
    std::filesystem::path path_;
};

/// Removes those of runners that are no more: named lab-<pid>-….
void sweep_disk_folders();

}  // namespace lab::local
