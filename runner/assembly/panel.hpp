// What a claim file asks to show as assembly: one function, compiled in one way or in two.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lab {
class TomlTable;
}

namespace lab::assembly {

/// Which code of a function is shown. Compilers split a coroutine: one part makes the frame, one
/// goes on after each suspension, one destroys the frame.
enum class Part { whole, ramp, resume, destroy };

/// One way to compile, and what is looked for in the result.
struct Side {
    std::string function;            ///< demangled name, or the start of one
    std::string compiler;            ///< name of a compiler of compilers.toml, as in g++-12
    std::vector<std::string> flags;  ///< after the standard flags and those of the listing
};

/// One `[[assembly]]` of a claim file.
struct Panel {
    std::string name;  ///< what pages call it
    Part part = Part::whole;
    Side first;
    std::optional<Side> second;  ///< differs from the first in exactly one member
    int line = 0;                ///< where it stands in the claim file
};

/// Reads the `[[assembly]]` tables of a claim file. They are no part of an experiment's key: what
/// is shown changes no outcome. Throws Trouble with file and line for whatever snippets/README.md
/// does not allow.
std::vector<Panel> read_panels(const TomlTable& top);

/// The word of claim files and evidence for a part.
std::string to_string(Part part);

}  // namespace lab::assembly
