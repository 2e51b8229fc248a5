// See git.hpp.
#include "git.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "process.hpp"

namespace lab::local {
namespace fs = std::filesystem;
namespace {

constexpr const char* kGit = "/usr/bin/git";

std::vector<std::string> fields_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string field; std::getline(in, field, '\0');) out.push_back(field);
    return out;
}

std::string without_line_end(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace

Git::Git(const fs::path& book) : book_(fs::absolute(book)) {
    if (access(kGit, X_OK) != 0)
        throw Trouble(fmt::format(
            "{}: wanted git, which keeps the revisions, saw none; install the package git", kGit));
    if (!ask({"rev-parse", "--git-dir"}).ok)
        throw Trouble(
            fmt::format("{}: wanted a git checkout, since revisions are compared, saw none; get "
                        "the book with git clone, or name its folder with --root",
                        book.string()));
}

Git::Said Git::ask(std::vector<std::string> words, const std::string& index) const {
    Command command;
    // The book may belong to another user. Links are written as files: none leads out of a folder.
    command.words = {kGit,
                     "-c",
                     "safe.directory=*",
                     "-c",
                     "core.symlinks=false",
                     "-c",
                     "core.fsmonitor=false",
                     "-c",
                     "core.autocrlf=false",
                     "-c",
                     "core.quotePath=false",
                     "-C",
                     book_.string()};
    command.words.insert(command.words.end(), words.begin(), words.end());
    command.environment = {{"PATH", "/usr/bin:/bin"},
                           {"LANG", "C.UTF-8"},
                           {"HOME", "/tmp"},
                           {"GIT_OPTIONAL_LOCKS", "0"}};
    if (!index.empty()) command.environment["GIT_INDEX_FILE"] = index;
    command.folder = "/";
    const Spoken spoken = run_command({}, command);
    const bool ok = spoken.end.started && spoken.end.wait_status == 0 && !spoken.end.timed_out;
    return {ok, spoken.out, without_line_end(spoken.err), spoken.truncated};
}

std::string Git::must(std::vector<std::string> words, const std::string& index) const {
    const Said said = ask(words, index);
    if (!said.ok) throw Trouble(fmt::format("git {}: {}", words.front(), said.err));
    if (said.cut)
        throw Trouble(
            fmt::format("git {}: wanted at most {} bytes, saw more; name revisions that are "
                        "closer to each other",
                        words.front(), kMostBytes));
    return said.out;
}

std::string Git::commit_of(const std::string& revision) const {
    const Said found =
        ask({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
    if (found.ok) return without_line_end(found.out);
    const bool is_shallow =
        without_line_end(ask({"rev-parse", "--is-shallow-repository"}).out) == "true";
    throw Trouble(fmt::format(
        "{}: wanted a revision of this checkout, saw none that is called so{}", revision,
        is_shallow ? "; the clone is shallow and holds the latest revisions only: "
                     "git fetch --unshallow gets the others"
                   : "; git log --oneline --all lists them, git fetch gets those of others, and a "
                     "dot stands for the files as they are"));
}

void Git::unpack(const std::string& commit, const std::vector<std::string>& parts,
                 const fs::path& folder) const {
    const std::string index = (folder / "index").string();
    bool is_any = false;
    for (const std::string& part : parts) {
        const std::string tree = commit + ":./" + part;
        if (ask({"cat-file", "-t", tree}).out != "tree\n") continue;
        must({"read-tree", "--prefix=" + part + "/", tree}, index);
        is_any = true;
    }
    if (!is_any) return;
    const std::string store = without_line_end(must({"rev-parse", "--absolute-git-dir"}));
    must({"--git-dir=" + store, "--work-tree=" + folder.string(), "-C", folder.string(),
          "checkout-index", "--all", "--quiet"},
         index);
    fs::remove(index);
}

std::vector<ChangedFile> Git::changed(const std::string& base, const std::string& head) const {
    const bool reversed = base == kWorkingTree && head != kWorkingTree;
    if (base == kWorkingTree && head == kWorkingTree) return {};
    std::vector<std::string> words = {
        "diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--full-index", "--no-textconv"};
    if (reversed) words.push_back("-R");
    for (const std::string& each : {base, head})
        if (each != kWorkingTree) words.push_back(each);
    words.push_back("--");
    std::vector<ChangedFile> out = changed_files_from(must(words));
    if (base == kWorkingTree || head == kWorkingTree)
        for (const std::string& path : fields_of(
                 must({"ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"})))
            out.push_back(reversed ? ChangedFile{path, "100644", "000000"}
                                   : ChangedFile{path, "000000", "100644"});
    return out;
}

std::vector<ChangedFile> changed_files_from(const std::string& raw) {
    std::vector<ChangedFile> out;
    const std::vector<std::string> fields = fields_of(raw);
    for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
        const std::string& modes = fields[i];  // ":100644 100755 hash hash M"
        if (modes.size() < 14 || modes[0] != ':')
            throw Trouble("git diff: wanted modes and a name, saw " + modes);
        out.push_back({fields[i + 1], modes.substr(1, 6), modes.substr(8, 6)});
    }
    return out;
}

}  // namespace lab::local
