// The small process that stands between the runner and a program: it alone waits for it.
//
// In the sandbox it is process 1 of its own namespace, so the program cannot signal, trace or
// outlive it. Without a sandbox it is the reaper of whatever the program leaves behind.
#pragma once

#include "order.hpp"

namespace lab::supervise {

/// Runs the program in a session of its own within its bounds; when its time is up, SIGTERM, half
/// a second of grace, SIGKILL. Then kills all that it left behind, hands its result over, and says
/// on kStatusFd what was seen. Returns the exit status for main.
int supervise(const Order& order);

}  // namespace lab::supervise
