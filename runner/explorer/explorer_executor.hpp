// Builds and runs experiments at a Compiler Explorer instance.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "../executor.hpp"
#include "client.hpp"

namespace lab {

/// One compiler of an instance, with one set of flags. Facts may be judged from its runs, times
/// never: the machine is another, it is shared, and nobody watches it (guard() has no readings).
///
/// One request builds and runs, so build() keeps what the first real run gave, and run() hands it
/// on. Records come on standard error, between the program's own lines. What the instance or the
/// network did is never taken for what the program did: BuildEnding::service_failed,
/// Ending::service_failed, with the client's message as the reason.
class ExplorerExecutor : public Executor {
public:
    /// @param client   must live longer
    /// @param root     of the book: listings and the headers that they include are read there
    /// @param compiler id or alias at the instance
    /// @param flags    of every listing; a listing's own come behind them
    /// @param bypass   of the first run; each further one is made anew
    ExplorerExecutor(explorer::Client& client, std::filesystem::path root, std::string compiler,
                     std::vector<std::string> flags,
                     explorer::Bypass bypass = explorer::Bypass::nothing);

    void build(const std::vector<const Job*>& jobs,
               const std::function<void(const Job&, Build)>& built) override;
    Run run(const Experiment& experiment, const Build& build, const Launch& launch) override;
    GuardReading guard() override { return {}; }
    /// Whose machine it is: the address of the instance.
    Isolation isolation() const override;

private:
    using Tried = explorer::Reply<explorer::Execution>;

    Build build_one(const Job& job);
    Tried execute(const Experiment& experiment, const Launch& launch, explorer::Bypass bypass);

    explorer::Client& client_;
    const std::filesystem::path root_;
    const std::string compiler_;
    const std::vector<std::string> flags_;
    const explorer::Bypass bypass_;
    std::mutex mutex_;
    std::map<std::string, explorer::Execution> first_;  // by experiment: not yet handed on
};

/// The program's standard error, parted: records for records.hpp, and what it said itself.
struct PartedError {
    std::string channel, err;
};

/// A record begins where one of the known kinds begins, also behind words without a newline, and
/// ends with its line.
PartedError part_records(const std::vector<explorer::Line>& lines);

/// What a run at an instance came to.
Run run_of(const Launch& launch, const explorer::Execution& execution);

}  // namespace lab
