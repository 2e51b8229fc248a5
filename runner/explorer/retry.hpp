// Whether a request is worth another try, and after how long: pure.
#pragma once

#include <optional>
#include <string>

#include "http.hpp"
#include "pacing.hpp"

namespace lab::explorer {

/// 429, 502, 503, 504, and a connection that ended before an answer began. Nothing else: what was
/// refused once is refused again.
bool is_worth_another_try(const Exchange& exchange);

/// The seconds that a Retry-After header asks for: a number, or a date (RFC 9110, 10.2.3). None
/// where it is neither. A date that is past asks for 0.
/// @param now seconds since 1970
std::optional<double> retry_after(const std::string& header, long long now);

/// How long to wait after the nth try: doubled each time, at most `longest_wait`, and of that
/// between half and all by `random`; but never less than the instance asked for.
/// @param tries  made so far, from 1
/// @param asked  what Retry-After asks for
/// @param random from 0 to below 1
double wait_after(const Manners& manners, int tries, std::optional<double> asked, double random);

}  // namespace lab::explorer
