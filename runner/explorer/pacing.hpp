// When the next request may begin: places, pace and budget, with a clock that tests can replace.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

namespace lab::explorer {

/// How a guest behaves at an instance. The public site asks for sense and allows 100 requests a
/// minute to everyone who uses the same TLS library together; these defaults stay below 60.
struct Manners {
    double between_seconds = 1;  ///< from the start of one request to that of the next
    int at_once = 2;             ///< requests under way
    int most_requests = 1000;    ///< of the client's whole life, repeated ones too
    double most_seconds = 3600;  ///< from its first request
    int tries = 5;               ///< of one request
    double first_wait = 1;       ///< seconds before the second try; doubled before each further one
    double longest_wait = 60;    ///< where the waits stop doubling
};

/// Time and chance.
struct Clock {
    std::function<double()> now;          ///< seconds; never goes back
    std::function<void(double)> wait;     ///< sleeps so many seconds
    std::function<double()> random;       ///< from 0 to below 1
    std::function<long long()> calendar;  ///< seconds since 1970, for dates of others
};

/// The machine's own. A wait ends early once `stopped` says so.
Clock real_clock(std::function<bool()> stopped = {});

/// Whether a request may begin, and if not, which part of the budget is used up.
enum class Allowance { granted, requests_spent, time_spent };

/// The turns of one client. May be used from several threads.
class Pacing {
public:
    Pacing(Manners manners, Clock clock);

    /// Waits for a place and for the moment. Call `end` when the request is over, if granted. A
    /// wait that would outlast the budget is not begun.
    Allowance begin();
    void end();

    /// Waits before another try. False, at once, where the budget does not allow that long.
    bool wait(double seconds);

    /// Nobody begins within these seconds: the instance asked for rest.
    void rest(double seconds);

    /// How many requests have begun.
    int begun() const;

private:
    bool outlasts(double moment) const;

    const Manners manners_;
    const Clock clock_;
    mutable std::mutex mutex_;
    std::condition_variable place_is_free_;
    int under_way_ = 0, begun_ = 0;
    double first_ = -1, next_ = 0;  // of the clock; -1: nothing has begun
};

}  // namespace lab::explorer
