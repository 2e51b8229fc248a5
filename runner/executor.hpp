// The one virtual interface: where programs are built and run. Nothing above knows where that is.
#pragma once

#include <functional>
#include <vector>

#include "model.hpp"

namespace lab {

class Executor {
public:
    virtual ~Executor() = default;

    /// Builds the listings of `jobs`; calls `built` (from one thread) as each is ready, in any
    /// order, once for every job.
    virtual void build(const std::vector<const Job*>& jobs,
                       const std::function<void(const Job&, Build)>& built) = 0;

    /// Runs one program to its end. Safe to call from several threads.
    virtual Run run(const Experiment& experiment, const Build& build, const Launch& launch) = 0;

    /// What the machine does meanwhile; `since_last` starts a new reading.
    virtual GuardReading guard() = 0;

    /// What stands around the programs it runs.
    virtual Isolation isolation() const = 0;
};

}  // namespace lab
