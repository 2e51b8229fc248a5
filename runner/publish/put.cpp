// See put.hpp.
#include "put.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <stdio.h>

#include <cerrno>

#include "../atomic_file.hpp"
#include "../disk_trouble.hpp"
#include "../trouble.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

// A dot in front: no reader takes it for a machine. One name will do, since one runner at a time
// works on a checkout.
fs::path beside(const fs::path& bundle) {
    return bundle.parent_path() / fmt::format(".{}.new", bundle.filename().string());
}

void exchange(const fs::path& made, const fs::path& bundle) {
    const unsigned how = fs::exists(bundle) ? RENAME_EXCHANGE : RENAME_NOREPLACE;
    if (renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, bundle.c_str(), how) == 0) return;
    const int error = errno;
    if (error == EINVAL || error == ENOSYS || error == EXDEV)
        throw Trouble(fmt::format(
            "{}: its file system cannot exchange two folders in one step (nothing was changed); "
            "publish from a checkout on a local disk",
            bundle.string()));
    throw disk_trouble(bundle, "be exchanged for the new one (nothing was changed)", error);
}

}  // namespace

void sweep_bundle(const fs::path& bundle) { fs::remove_all(beside(bundle)); }

void put_bundle(const fs::path& bundle, const Draft& draft,
                const std::function<void(const fs::path&)>& finish) {
    const fs::path made = beside(bundle);
    sweep_bundle(bundle);
    fs::create_directories(made);
    if (fs::exists(bundle))
        fs::copy(bundle, made, fs::copy_options::recursive | fs::copy_options::skip_symlinks);
    for (const auto& [file, text] : draft.files) write_atomically(made / file, text);
    for (const std::string& experiment : draft.dropped) fs::remove(made / (experiment + ".json"));
    finish(made);
    exchange(made, bundle);
    sweep_bundle(bundle);  // now it is the old one
}

}  // namespace lab
