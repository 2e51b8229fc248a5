// What the runner asks of lab-launch: the words of its command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lab::launch {

struct Order {
    int runner = 0;                    ///< the process whose death ends this one
    long uid = -1;                     ///< user and group to become; -1: stay who we are
    bool own_root = false;             ///< leave a chroot for a mount namespace rooted there
    std::vector<std::string> joins;    ///< files of cgroups to write "0" to, which enters them
    std::vector<std::string> program;  ///< absolute path first
};

/// The command line of lab-launch, its own path first.
std::vector<std::string> words_of(const Order& order, const std::string& launcher);

/// Reads what words_of wrote, without the path; none where it is anything else.
std::optional<Order> order_from(const std::vector<std::string>& words);

}  // namespace lab::launch
