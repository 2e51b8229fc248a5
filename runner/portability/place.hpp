// A place that listings are tried at: this machine, or a Compiler Explorer.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "../executor.hpp"
#include "compilers.hpp"
#include "terms.hpp"

namespace lab::portability {

/// A compiler as the place has it.
struct Found {
    Compiler compiler;
    std::string version;  ///< in full
    std::string program;  ///< what a job's toolchain is called there
};

struct Place {
    std::string where, instance;
    Host host = Host::here;
    int workers = 1;  ///< programs to run at once
    std::vector<Found> compilers;
    std::vector<std::string> absent;  ///< each compiler that is not there, and how to get it
    /// A builder and runner of this compiler under this standard.
    std::function<std::unique_ptr<Executor>(const Found&, const std::string& standard)> executor;
    /// What a listing needs and the place does not have, in words; see snippets/README.md.
    std::function<std::vector<std::string>(const std::vector<std::string>& needs)> missing;
};

/// An executor that builds everything, and runs what lacks nothing: all else ends as unavailable.
class RunsWhatCan : public Executor {
public:
    RunsWhatCan(Executor& inner, const Place& place) : inner_(inner), place_(place) {}

    void build(const std::vector<const Job*>& jobs,
               const std::function<void(const Job&, Build)>& built) override;
    Run run(const Experiment& experiment, const Build& build, const Launch& launch) override;
    GuardReading guard() override { return inner_.guard(); }
    Isolation isolation() const override { return inner_.isolation(); }

private:
    Executor& inner_;
    const Place& place_;
};

}  // namespace lab::portability
