// One block: four visits to two arms in balanced order, and the one number they yield.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace lab::judge {

/// In which order a block visited its arms; a fair coin chooses, so that no arm is always first.
enum class Order { abba, baab };

/// `ABBA` or `BAAB`.
std::string_view to_string(Order order);
std::optional<Order> order_from(std::string_view text);

/// y = [ln vA1 + ln vA2 - ln vB1 - ln vB2] / 2, the block's logarithm of cost(A) / cost(B).
/// Any linear drift over the four visits cancels.
/// @param visits median batch of each visit, time for one operation, in the order in which they
///               were made; the unit does not matter
/// @return nothing if a visit is not a positive finite number: the batch was too small for the
///         clock, so it must grow; the block must not be dropped
std::optional<double> log_ratio(Order order, const std::array<double, 4>& visits);

/// The same net of a cost o that surrounds both operations, measured in the same block: the
/// logarithm of (tA - o) / (tB - o), where tA and tB are the means of an arm's two visits. On
/// which side of ln r0 it lies is the sign of tA - r0 tB - (1 - r0) o, as long as both stay above
/// o; where one does not, it lies beyond every threshold, on that side.
/// @param overhead o, time for one operation
/// @return nothing if a visit or the overhead is not a positive finite number
std::optional<double> log_net_ratio(Order order, const std::array<double, 4>& visits,
                                    double overhead);

/// What one operation of A and of B took in a block: the means of its two visits.
struct PairOfCosts {
    double a = 0, b = 0;
};
PairOfCosts costs_of(Order order, const std::array<double, 4>& visits);

/// Whether an operation is lost in what surrounds it: in the median block it costs, net of the
/// overhead, less than three times the overhead. Neither vector may be empty.
/// @param costs what one operation took, block by block
/// @param overheads the overhead of the same blocks
bool below_overhead(const std::vector<double>& costs, const std::vector<double>& overheads);

}  // namespace lab::judge
