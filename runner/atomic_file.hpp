// Writes a file whole or not at all: temporary, fsync, rename.
#pragma once

#include <filesystem>
#include <string_view>

namespace lab {

/// Replaces `file` by `text`. Whoever reads it sees the old or the new content, whatever happens
/// meanwhile. Throws Trouble when the disk is full, or the folder cannot be written; then the old
/// content stands.
void write_atomically(const std::filesystem::path& file, std::string_view text);

/// Removes from `folder` and the folders in it what writers left that were killed: plain files
/// NAME.PID.tmp where no process PID lives.
void sweep_temporaries(const std::filesystem::path& folder);

}  // namespace lab
