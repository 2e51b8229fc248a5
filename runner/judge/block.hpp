// One block: four visits to two arms in balanced order, and the one number they yield.
#pragma once

#include <array>
#include <optional>
#include <string_view>

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

}  // namespace lab::judge
