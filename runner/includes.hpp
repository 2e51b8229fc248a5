// Which project files a listing includes; each file is read once, however many listings want it.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <vector>

namespace lab {

class Includes {
public:
    explicit Includes(std::filesystem::path root) : root_(std::move(root)) {}

    /// The files under `snippets/lab` that `listing` includes, directly or through one another, in
    /// alphabetical order and from the root of the book.
    std::vector<std::filesystem::path> of(const std::filesystem::path& listing);

private:
    std::vector<std::filesystem::path> direct(const std::filesystem::path& file) const;
    void collect(const std::filesystem::path& file, std::set<std::filesystem::path>& found);

    std::filesystem::path root_;
    std::map<std::filesystem::path, std::vector<std::filesystem::path>> headers_;  // known ones
};

}  // namespace lab
