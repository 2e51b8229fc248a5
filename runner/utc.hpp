// The time as evidence writes it.
#pragma once

#include <fmt/chrono.h>

#include <ctime>
#include <string>

namespace lab {

/// Now, in UTC, to the second: "2026-11-30T08:00:00Z" (RFC 3339).
inline std::string utc_now() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace lab
