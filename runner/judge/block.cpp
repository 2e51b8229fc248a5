// The log ratio of a balanced block.
#include "block.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "summary.hpp"

namespace lab::judge {
namespace {

bool is_timed(double visit) { return std::isfinite(visit) && visit > 0; }

}  // namespace

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
    if (!std::all_of(visits.begin(), visits.end(), is_timed)) return std::nullopt;
    const double outer = std::log(visits[0]) + std::log(visits[3]);
    const double inner = std::log(visits[1]) + std::log(visits[2]);
    return (order == Order::abba ? outer - inner : inner - outer) / 2;
}

PairOfCosts costs_of(Order order, const std::array<double, 4>& visits) {
    const double outer = std::midpoint(visits[0], visits[3]);
    const double inner = std::midpoint(visits[1], visits[2]);
    return order == Order::abba ? PairOfCosts{outer, inner} : PairOfCosts{inner, outer};
}

std::optional<double> log_net_ratio(Order order, const std::array<double, 4>& visits,
                                    double overhead) {
    if (!std::all_of(visits.begin(), visits.end(), is_timed) || !is_timed(overhead))
        return std::nullopt;
    const auto [a, b] = costs_of(order, visits);
    const double least = std::min(overhead, 1.0) * 1e-9;  // of a cost that the overhead swallows
    return std::log(std::max(a - overhead, least)) - std::log(std::max(b - overhead, least));
}

bool below_overhead(const std::vector<double>& costs, const std::vector<double>& overheads) {
    std::vector<double> net_of_three;  // t - o - 3 o
    for (std::size_t i = 0; i < costs.size() && i < overheads.size(); ++i)
        net_of_three.push_back(costs[i] - 4 * overheads[i]);
    std::sort(net_of_three.begin(), net_of_three.end());
    return median_of_sorted(net_of_three) < 0;
}

}  // namespace lab::judge
