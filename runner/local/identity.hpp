// What names this host and its user: words that nothing published may hold.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lab::local {

/// A text that would say where evidence was made, or by whom.
struct Identity {
    std::string what;  ///< "the host's name"
    std::string text;
};

/// Names of host and user, home folders, the checkout's own place and the machine's id. Words that
/// are on too many machines to name one (root, localhost, vm, …) are left out.
std::vector<Identity> identities(const std::filesystem::path& root);

}  // namespace lab::local
