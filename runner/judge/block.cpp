// The log ratio of a balanced block.
#include "block.hpp"

#include <algorithm>
#include <cmath>

namespace lab::judge {

std::string_view to_string(Order order) {
    switch (order) {
        case Order::abba:
            return "ABBA";
        case Order::baab:
            return "BAAB";
    }
    return "";
}

std::optional<Order> order_from(std::string_view text) {
    for (const Order order : {Order::abba, Order::baab})
        if (to_string(order) == text) return order;
    return std::nullopt;
}

std::optional<double> log_ratio(Order order, const std::array<double, 4>& visits) {
    const auto timed = [](double visit) { return std::isfinite(visit) && visit > 0; };
    if (!std::all_of(visits.begin(), visits.end(), timed)) return std::nullopt;
    const double outer = std::log(visits[0]) + std::log(visits[3]);
    const double inner = std::log(visits[1]) + std::log(visits[2]);
    return (order == Order::abba ? outer - inner : inner - outer) / 2;
}

}  // namespace lab::judge
