// Raises each of its limits, and its share of the CPU.
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <lab/attack.hpp>
#include <lab/lab.hpp>

long raised(__rlimit_resource_t limit) {
    rlimit now{};
    lab::must(getrlimit(limit, &now));
    if (now.rlim_max == RLIM_INFINITY) return -1;
    ++now.rlim_max;
    return setrlimit(limit, &now);
}

int main() {
    const sched_param first{1};
    const rlimit low{16, 16};
    std::ofstream shield("/proc/self/oom_score_adj");
    shield << -1000 << std::flush;
    lab::fact(
        "escaped",
        succeeded({raised(RLIMIT_CPU), raised(RLIMIT_FSIZE), raised(RLIMIT_CORE),
                   raised(RLIMIT_NOFILE), raised(RLIMIT_NPROC), raised(RLIMIT_MEMLOCK),
                   sched_setscheduler(0, SCHED_FIFO, &first), setpriority(PRIO_PROCESS, 0, -5),
                   shield ? 0 : -1, lab::control() ? setrlimit(RLIMIT_NOFILE, &low) : -1}));
}
