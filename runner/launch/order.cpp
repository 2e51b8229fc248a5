// See order.hpp.
#include "order.hpp"

#include <cstdlib>

namespace lab::launch {

std::vector<std::string> words_of(const Order& order, const std::string& launcher) {
    std::vector<std::string> words = {launcher, "--runner", std::to_string(order.runner), "--uid",
                                      std::to_string(order.uid)};
    for (const std::string& file : order.joins) words.insert(words.end(), {"--join", file});
    if (order.own_root) words.insert(words.end(), {"--own-root", "yes"});
    words.emplace_back("--");
    words.insert(words.end(), order.program.begin(), order.program.end());
    return words;
}

std::optional<Order> order_from(const std::vector<std::string>& words) {
    Order order;
    std::size_t i = 0;
    for (; i + 1 < words.size() && words[i] != "--"; i += 2) {
        const std::string& value = words[i + 1];
        if (words[i] == "--runner")
            order.runner = std::atoi(value.c_str());
        else if (words[i] == "--uid")
            order.uid = std::atol(value.c_str());
        else if (words[i] == "--join")
            order.joins.push_back(value);
        else if (words[i] == "--own-root")
            order.own_root = true;
        else
            return std::nullopt;
    }
    if (i + 1 >= words.size()) return std::nullopt;
    order.program.assign(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
    return order;
}

}  // namespace lab::launch
