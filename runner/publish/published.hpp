// The machines whose evidence was published: evidence/<machine>/ of the book.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// Names of all bundles, in alphabetical order: folders that hold a machine.json, which those of
/// what was tried with other compilers do not.
std::vector<std::string> published_machines(const std::filesystem::path& root);

/// The machine of evidence/published.toml, whose numbers pages show where nothing was run. Throws
/// Trouble where nothing was published, or the file does not name a bundle.
std::string reference_machine(const std::filesystem::path& root);

/// The folder of a bundle by its name. Throws Trouble with the names there are.
std::filesystem::path bundle_named(const std::filesystem::path& root, const std::string& name);

/// Writes evidence/published.toml, unless it is there. Returns whether it did.
bool name_reference(const std::filesystem::path& root, const std::string& machine);

}  // namespace lab
