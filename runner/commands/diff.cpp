// `lab diff`: which claims, verdicts, numbers, listings and pages move from one revision to
// another.
#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

#include "../diff/kind.hpp"
#include "../diff/report.hpp"
#include "../evidence_file.hpp"
#include "../recorded.hpp"
#include "commands.hpp"
#include "telling.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

constexpr const char* kNone = "none";  // where a folder of evidence is asked for

// Half of what a job summary holds, so that both languages go into one; a terminal has no end.
constexpr std::size_t kMostOfMarkdown = 480 << 10, kMostOfText = std::size_t{1} << 40;

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = fs::temp_directory_path() / "lab-diff-XXXXXX";
        if (!mkdtemp(name.data())) throw Trouble(name + ": wanted a new folder there, saw none");
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code gone;
        fs::remove_all(path_, gone);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

// The words of a complaint with what a reader knows in place of a temporary folder.
std::string without(const std::string& words, const fs::path& folder, const std::string& name) {
    std::string out = words;
    const std::string there = folder.string() + "/";
    for (std::size_t at = 0; (at = out.find(there, at)) != std::string::npos;)
        out.replace(at, there.size(), name + ":"), at += name.size() + 1;
    return out;
}

// A revision's book in a folder, or the working tree in its own.
class Revision {
public:
    Revision(const local::Git& git, const fs::path& book, const std::string& name) : root_(book) {
        told_.name = name;
        if (name == local::kWorkingTree) return;
        told_.commit = git.commit_of(name);
        unpacked_.emplace();
        root_ = unpacked_->path();
        git.unpack(told_.commit, {"claims", "docs", "evidence", "snippets"}, root_);
    }

    diff::Side read() const {
        try {
            return diff::read_side(root_);
        } catch (const Trouble& trouble) {
            throw Trouble(
                fmt::format("{}; the book there cannot be compared", plain(trouble.what())));
        }
    }

    // Evidence that cannot be read takes nothing from the rest, unless it was asked for by name.
    diff::Told tell(const std::string& folder, const diff::Side& side) {
        told_.left_aside = folder == kNone;
        if (told_.left_aside) return told_;
        if (!folder.empty()) {
            measure(folder, folder, side);
            return told_;
        }
        try {
            if (const diff::Found found = diff::published_in(root_); found.folder)
                measure(*found.folder, found.folder->lexically_relative(root_).string(), side);
        } catch (const std::exception& fault) {
            told_.why = plain(fault.what());
        }
        return told_;
    }

private:
    void measure(const fs::path& folder, const std::string& shown, const diff::Side& side) {
        told_.measured = diff::read_measured(folder);
        told_.folder = shown;
        told_.outdated = diff::outdated_in(folder, side.parts);
    }

    // A complaint that names no file of the temporary folder names the revision all the same.
    std::string plain(const std::string& words) const {
        if (!unpacked_) return words;
        const std::string out = without(words, root_, told_.name);
        return out == words ? told_.name + ":" + words : out;
    }

    fs::path root_;
    std::optional<TemporaryFolder> unpacked_;
    diff::Told told_;
};

std::set<std::string> ids_of(const std::vector<diff::ClaimChange>& changes) {
    std::set<std::string> out;
    for (const diff::ClaimChange& each : changes) out.insert(each.id);
    return out;
}

std::set<std::string> ids_of(const std::optional<diff::Compared>& compared) {
    std::set<std::string> out;
    if (compared)
        for (const Move& each : compared->moves) out.insert(each.id);
    return out;
}

// All that was measured, or what was by experiments that have to be run again.
diff::Measured of_interest(diff::Measured measured, const diff::Changes& changes, bool rerun_only) {
    std::set<std::string> again;
    for (const diff::ExperimentChange& each : changes.experiments)
        if (each.must_rerun()) again.insert(each.id);
    if (rerun_only)
        std::erase_if(measured.standings,
                      [&](const Standing& each) { return !again.count(each.experiment); });
    return measured;
}

bool is_told_elsewhere(const fs::path& file) {
    const std::string top = file.begin()->string();
    return top == "claims" || top == "snippets" || top == "evidence" ||
           (top == "docs" && file.extension() == ".md");
}

std::string kind_of(const std::vector<local::ChangedFile>& files) {
    return diff::beyond_prose(files).empty() ? "prose" : "full";
}

diff::Difference differences(const local::Git& git, const fs::path& root,
                             const DiffOptions& options) {
    Revision base(git, root, options.base), head(git, root, options.head);
    const diff::Side then = base.read(), now = head.read();
    diff::Difference found;
    found.base = base.tell(options.base_evidence, then);
    found.head = head.tell(options.head_evidence, now);
    const diff::Changes of_books = diff::changes_between(then, now, {});
    if (found.base.has_evidence() || found.head.has_evidence())
        found.compared =
            diff::compared(of_interest(found.base.measured, of_books, options.rerun_only),
                           of_interest(found.head.measured, of_books, options.rerun_only),
                           ids_of(of_books.claims));
    found.changes = diff::changes_between(then, now, ids_of(found.compared));
    return found;
}

}  // namespace

int diff_command(const fs::path& root, const DiffOptions& options) {
    const auto tongue = tongue_from(options.language);
    if (!tongue) throw Trouble(fmt::format("--lang: wanted en or zh, saw {}", options.language));
    const local::Git git(root);
    const auto commit = [&](const std::string& name) {
        return name == local::kWorkingTree ? name : git.commit_of(name);
    };
    const auto files = git.changed(commit(options.base), commit(options.head));
    if (options.kind) {
        say("{}\n", kind_of(files));
        return kFine;
    }
    diff::Difference found = differences(git, root, options);
    found.other_files =
        static_cast<int>(std::count_if(files.begin(), files.end(), [](const auto& file) {
            return !is_told_elsewhere(file.path);
        }));
    if (options.json)
        std::cout << diff::json_of(found, kind_of(files));
    else if (options.markdown)
        std::cout << diff::report(found, *tongue, diff::Style::markdown, kMostOfMarkdown);
    else
        say("{}", diff::report(found, *tongue, diff::Style::plain, kMostOfText));
    return kFine;
}

}  // namespace lab
