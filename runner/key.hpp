// The cache key of an experiment: a hash of everything that can change its outcome, part by part.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "model.hpp"

namespace lab {

/// Version of judging and measuring; a new one makes all evidence stale.
inline constexpr const char* kMethodVersion = "3";

/// SHA-256 over path and SHA-256 of each header that the listing includes.
std::string headers_sha256(const std::filesystem::path& root, const Experiment& experiment);

/// Hashes of listing, claims (thresholds, needs, limits; never prose or labels), headers,
/// compiler, flags, machine and method. `machine` names kernel and CPU.
std::map<std::string, std::string> key_parts(const std::filesystem::path& root,
                                             const Experiment& experiment,
                                             const Toolchain& toolchain,
                                             const std::string& machine);

/// One hash over all parts.
std::string key_of(const std::map<std::string, std::string>& parts);

/// Eight digits over the parts that are the book's own: listing, headers, flags, claim file. Where
/// they are another's, another experiment was made, whatever it is called. Empty: a part is
/// missing.
std::string listing_of(const std::map<std::string, std::string>& parts);

}  // namespace lab
