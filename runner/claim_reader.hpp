// Reads one `[[claim]]` of a claim file: what must hold, and against which control.
#pragma once

#include <string>

#include "model.hpp"
#include "toml_reader.hpp"

namespace lab {

/// Throws Trouble with file and line for whatever snippets/README.md does not allow.
Claim read_claim(const TomlTable& table);

/// The book's word for a kind of claim, as claim files, evidence and `--json` use it.
std::string to_string(ClaimKind kind);

}  // namespace lab
