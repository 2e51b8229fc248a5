// A clock that moves only when somebody waits, and remembers for how long.
#pragma once

#include <memory>
#include <vector>

#include "explorer/pacing.hpp"

namespace lab::explorer {

struct FakeTime {
    double now = 100;
    double random = 0;
    std::vector<double> waits;

    Clock clock() {
        Clock clock;
        clock.now = [this] { return now; };
        clock.wait = [this](double seconds) { waits.push_back(seconds), now += seconds; };
        clock.random = [this] { return random; };
        clock.calendar = [] { return 784111777LL; };  // Sun, 06 Nov 1994 08:49:37 GMT
        return clock;
    }
};

}  // namespace lab::explorer
