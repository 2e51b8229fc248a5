// A Compiler Explorer as a place: the compilers of compilers.toml that it has.
#pragma once

#include <filesystem>
#include <string>

#include "../explorer/client.hpp"
#include "place.hpp"

namespace lab::portability {

/// Asks the instance which of the compilers it has: this contacts it. What it lacks, or what has no
/// id there, is absent. Throws Trouble where it gives no answer. A listing that needs anything of
/// its machine is built there and not run, since nobody can tell what that machine has.
/// @param client must live longer
/// @param anew   compile again what the instance has kept
Place at_explorer(explorer::Client& client, const std::filesystem::path& root,
                  const std::vector<Compiler>& compilers, bool anew);

}  // namespace lab::portability
