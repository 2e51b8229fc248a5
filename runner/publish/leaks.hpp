// Finds in what is to be published what names the host or its user.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "../local/identity.hpp"

namespace lab {

/// Where one text stands that must not be published.
struct Leak {
    std::string key;   ///< "runs[0].stdout"
    std::string what;  ///< "the host's name"
};

/// Every string and every name in the document that holds one of the texts as a word of its own:
/// "eve" is found in "eve@x" and "/home/eve", and not in "never".
std::vector<Leak> leaks_in(const nlohmann::ordered_json& document,
                           const std::vector<local::Identity>& identities);

}  // namespace lab
