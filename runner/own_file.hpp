// Files of the book are the book's own: no symbolic link leads out of it.
#pragma once

#include <filesystem>

namespace lab {

/// Throws Trouble unless `file`, from the root of the book, is an ordinary file that is reached
/// without ".." and without symbolic links. The runner hands listings and headers to the compiler
/// with its own rights: a link would let a listing read what only its reader may.
void need_own_file(const std::filesystem::path& root, const std::filesystem::path& file);

}  // namespace lab
