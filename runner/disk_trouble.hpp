// What a person is told when the disk says no: which file, what it said, what to do.
#pragma once

#include <filesystem>
#include <string>

#include "trouble.hpp"

namespace lab {

/// "FILE: cannot WHAT: No space left on device; make room and run again".
/// @param error an errno
Trouble disk_trouble(const std::filesystem::path& file, const std::string& what, int error);

/// A listing that did not compile where the disk of `folder` is all but full is not to blame: the
/// compiler's own words may have found no room. Throws Trouble where that is so.
void refuse_if_full(const std::filesystem::path& folder, const std::string& listing);

}  // namespace lab
