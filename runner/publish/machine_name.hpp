// What the folder of a machine's published evidence is called.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lab {

/// Small letters, digits and single hyphens between them; at most 80 characters.
bool is_machine_name(const std::string& name);

/// A name made of facts that identify nobody: CPU model, how many, whose virtual machine.
/// "amd-epyc-2-cpus-virtual". @param machine the content of machine.json
std::string machine_name_from(const nlohmann::ordered_json& machine);

}  // namespace lab
