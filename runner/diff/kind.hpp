// Which checks a change needs: prose alone, or everything.
#pragma once

#include <vector>

#include "../local/git.hpp"

namespace lab::diff {

/// The files that are more than prose, in their order; none: the change touches only Markdown that
/// people read. A page that became a link or a program, and a page of the tests' own books, is
/// more.
std::vector<local::ChangedFile> beyond_prose(const std::vector<local::ChangedFile>& changed);

}  // namespace lab::diff
