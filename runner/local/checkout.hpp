// Which commit of the book is at work.
#pragma once

#include <filesystem>
#include <string>

namespace lab::local {

struct Checkout {
    std::string commit;  ///< empty outside a git checkout
    bool dirty = false;  ///< files differ from that commit
};

Checkout describe_checkout(const std::filesystem::path& root);

}  // namespace lab::local
