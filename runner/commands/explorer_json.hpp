// What a Compiler Explorer instance said, as JSON for programs: the same names in every command.
#pragma once

#include <string>
#include <vector>

#include "../explorer/client.hpp"

namespace lab {

std::string explorer_json(const std::vector<explorer::Language>& languages);
std::string explorer_json(const std::vector<explorer::Compiler>& compilers);
std::string explorer_json(const std::vector<explorer::Library>& libraries);
std::string explorer_json(const std::vector<explorer::Formatter>& formatters);
std::string explorer_json(const explorer::Compilation& compilation);
std::string explorer_json(const explorer::Execution& execution);

/// {"failure": {cause, fault, status, message}}
std::string explorer_json(const explorer::Failure& failure);

/// {NAME: text}
std::string explorer_json(const std::string& name, const std::string& text);

}  // namespace lab
