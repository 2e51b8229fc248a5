// A clock that moves only when somebody waits, and remembers for how long.
#pragma once

#include <mutex>
#include <vector>

#include "explorer/pacing.hpp"

namespace lab::explorer {

struct FakeTime {
    double now = 100;
    double random = 0;
    std::vector<double> waits;
    std::mutex mutex;  // the clock is asked from several threads

    Clock clock() {
        Clock clock;
        clock.now = [this] {
            const std::lock_guard lock(mutex);
            return now;
        };
        clock.wait = [this](double seconds) {
            const std::lock_guard lock(mutex);
            waits.push_back(seconds), now += seconds;
        };
        clock.random = [this] { return random; };
        clock.calendar = [] { return 784111777LL; };  // Sun, 06 Nov 1994 08:49:37 GMT
        return clock;
    }
};

}  // namespace lab::explorer
