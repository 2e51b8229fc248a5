// Ends what is left of a tree of processes.
#pragma once

namespace lab::supervise {

/// Kills every child of this process, and those that become its children when their parents die,
/// until there is none. In a namespace of which it is the first process: all others. A second
/// without progress means a task that cannot die (uninterruptible); it is left.
/// Call prctl(PR_SET_CHILD_SUBREAPER) first where this process is not the first of a namespace.
void kill_the_rest();

}  // namespace lab::supervise
