// Watches what else the machine does while something is timed.
#pragma once

#include "../model.hpp"

namespace lab::local {

/// Takes readings; each covers the time since the one before.
class Guard {
public:
    Guard();
    GuardReading read();

private:
    struct Counters {
        double now = 0;                       // seconds, monotonic
        double pressure_us = 0;               // PSI, some, total
        double steal = 0, idle = 0, all = 0;  // ticks
        long throttled = 0;
    };
    static Counters count();

    Counters last_;
};

}  // namespace lab::local
