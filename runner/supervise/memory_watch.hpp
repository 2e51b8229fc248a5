// How much memory a program and all its descendants use, where no cgroup counts it.
#pragma once

namespace lab::supervise {

/// Bytes in use by every other process of this namespace, by the file systems in memory of the
/// sandbox, and by System V segments. Pages that processes share are first counted for each of
/// them, which is cheap; only where that passes `suspicion` are they shared out among them
/// (Pss, proc_pid_smaps(5)). What lies in files without a name (memfd_create) and is mapped by
/// nobody, or was written by a process that has let go of it, is not seen: a watch is no bound.
long long memory_in_use(long long suspicion);

}  // namespace lab::supervise
