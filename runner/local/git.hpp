// The revisions of a book that git keeps: their names, their files, what differs between two.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lab::local {

/// What stands for the working tree where a revision is asked for.
inline constexpr const char* kWorkingTree = ".";

/// A file that differs between two revisions.
struct ChangedFile {
    std::filesystem::path path;  ///< from the root of the checkout
    std::string before, after;   ///< git's modes, as in 100644; 000000: not there
};

/// A checkout. Git reads; it runs no hook, no filter of the book and no program of a revision.
class Git {
public:
    /// @param book the root of the book, in a git checkout
    /// Throws Trouble where git or the checkout is missing.
    explicit Git(const std::filesystem::path& book);

    /// The 40 digits of a revision's commit. Throws Trouble where there is no such revision.
    std::string commit_of(const std::string& revision) const;

    /// Writes the named folders of the book, as they were at a commit, below `folder`; what was
    /// not there is left out. Symbolic links become files that hold their target.
    void unpack(const std::string& commit, const std::vector<std::string>& parts,
                const std::filesystem::path& folder) const;

    /// All files that differ. Either may be the working tree, whose new files count too.
    std::vector<ChangedFile> changed(const std::string& base, const std::string& head) const;

private:
    struct Said {
        bool ok;
        std::string out, err;
        bool cut;
    };
    Said ask(std::vector<std::string> words, const std::string& index = "") const;
    std::string must(std::vector<std::string> words, const std::string& index = "") const;

    std::filesystem::path book_;
};

/// The files in what `git diff --raw -z --no-renames` printed.
std::vector<ChangedFile> changed_files_from(const std::string& raw);

}  // namespace lab::local
