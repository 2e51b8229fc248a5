// Which compiler flags a claim file may ask for.
#pragma once

#include <string>

namespace lab {

/// One of the flags that snippets/README.md lists: those that choose a language version, an
/// optimisation, a CPU feature, a macro, a warning or a library of the system. Flags that name a
/// file, a folder or a program are none of them: `-fplugin=`, `-include`, `-B`, `-specs=`, `-o`, …
bool is_allowed_flag(const std::string& flag);

}  // namespace lab
