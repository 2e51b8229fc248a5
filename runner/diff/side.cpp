// See side.hpp.
#include "side.hpp"

#include "../discover.hpp"
#include "../hash.hpp"
#include "../key.hpp"
#include "../local/toolchain.hpp"

namespace lab::diff {
namespace fs = std::filesystem;
namespace {

// The same compiler and machine on both sides: what differs is the book's.
std::map<std::string, std::string> parts_of(const fs::path& root, const Experiment& experiment) {
    Toolchain toolchain;
    if (experiment.language == Language::cpp) toolchain.flags = local::standard_flags();
    toolchain.flags.insert(toolchain.flags.end(), experiment.flags.begin(), experiment.flags.end());
    auto all = key_parts(root, experiment, toolchain, "");
    std::map<std::string, std::string> out;
    for (const char* part : {"listing", "claims", "headers", "flags"}) out[part] = all.at(part);
    return out;
}

using Pages = std::map<std::string, Page>;

void read_pages(const fs::path& folder, std::optional<std::string> Page::*language, Pages& pages) {
    if (!fs::is_directory(fs::symlink_status(folder))) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {  // follows no link
        if (entry.path().extension() != ".md" || !fs::is_regular_file(entry.symlink_status()))
            continue;
        fs::path name = entry.path().lexically_relative(folder);
        pages[name.replace_extension().string()].*language = read_file(entry.path());
    }
}

}  // namespace

std::map<std::string, Page> read_pages(const fs::path& root) {
    Pages out;
    read_pages(root / "docs/en", &Page::en, out);
    read_pages(root / "docs/zh", &Page::zh, out);
    return out;
}

Side read_side(const fs::path& root) {
    Side side;
    side.catalogue = read_catalogue(root);
    side.experiments = discover(root, side.catalogue);
    for (const Experiment& experiment : side.experiments)
        side.parts[experiment.id] = parts_of(root, experiment);
    side.pages = read_pages(root);
    return side;
}

}  // namespace lab::diff
