// Writes a file whole or not at all: temporary, fsync, rename.
#pragma once

#include <filesystem>
#include <string_view>

namespace lab {

/// Replaces `file` by `text`. Whoever reads it sees the old or the new content, whatever happens
/// meanwhile. Throws Trouble when the disk is full or the folder cannot be written.
void write_atomically(const std::filesystem::path& file, std::string_view text);

}  // namespace lab
