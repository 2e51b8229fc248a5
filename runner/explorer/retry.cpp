// See retry.hpp.
#include "retry.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lab::explorer {

bool is_worth_another_try(const Exchange& exchange) {
    if (exchange.fault != Fault::none) return exchange.fault == Fault::reset;
    const int status = exchange.answer.status;
    return status == 429 || status == 502 || status == 503 || status == 504;
}

std::optional<double> retry_after(const std::string& header, long long now) {
    if (header.empty()) return std::nullopt;
    long long seconds = 0;
    const char* const end = header.data() + header.size();
    const auto [rest, error] = std::from_chars(header.data(), end, seconds);
    if (error == std::errc{} && rest == end)
        return seconds < 0 ? std::nullopt : std::optional(static_cast<double>(seconds));
    const auto moment = static_cast<long long>(curl_getdate(header.c_str(), nullptr));
    if (moment == -1) return std::nullopt;
    return static_cast<double>(std::max(0LL, moment - now));
}

double wait_after(const Manners& manners, int tries, std::optional<double> asked, double random) {
    const double doubled = manners.first_wait * std::exp2(std::min(tries, 30) - 1);
    const double wait = std::min(doubled, manners.longest_wait) * (0.5 + random / 2);
    return std::max(wait, asked.value_or(0));
}

}  // namespace lab::explorer
