// See local_executor.hpp.
#include "local_executor.hpp"

#include "../records.hpp"
#include "builder.hpp"
#include "ending.hpp"
#include "process.hpp"

namespace lab::local {
namespace fs = std::filesystem;
namespace {

double seconds(long long us) { return static_cast<double>(us) / 1e6; }

Run run_of(const Launch& launch, const Spoken& spoken, const Powers& powers) {
    Run run;
    run.variant = launch.variant, run.purpose = launch.purpose, run.claim = launch.claim;
    run.wall_seconds = seconds(spoken.end.wall_us);
    run.user_seconds = seconds(spoken.end.user_us);
    run.system_seconds = seconds(spoken.end.system_us);
    run.max_rss_kib = spoken.end.max_rss_kib;
    run.peak_memory_bytes = spoken.events.peak_bytes;
    run.out = spoken.out, run.err = spoken.err;
    run.truncated = spoken.truncated;
    ParsedReport parsed = parse_report(spoken.channel);
    run.report = std::move(parsed.report);
    put_ending(run, spoken, powers, parsed.complaint);
    return run;
}

}  // namespace

LocalExecutor::LocalExecutor(const fs::path& root, Confinement confinement, fs::path programs)
    : root_(fs::absolute(root)),
      confinement_(std::move(confinement)),
      programs_(std::move(programs)) {
    sweep_leftovers(confinement_);
}

Isolation LocalExecutor::isolation() const {
    return {confinement_.is_sandbox(), confinement_.not_enforced(), ""};
}

void LocalExecutor::build(const std::vector<const Job*>& jobs,
                          const std::function<void(const Job&, Build)>& built) {
    build_listings(root_, programs_, confinement_.walls, jobs, built);
}

Run LocalExecutor::run(const Experiment& experiment, const Build& build, const Launch& launch) {
    Command command;
    command.powers = powers_of(experiment);
    command.environment = {{"PATH", "/usr/bin:/bin:/usr/sbin"},
                           {"LANG", "C.UTF-8"},
                           {"LAB_CHANNEL", std::to_string(supervise::kChannelFd)},
                           {"LAB_CONTROL", launch.variant},
                           {"LAB_PLAN", launch.purpose + " " + launch.plan}};
    const std::string inside = "/run/" + build.program.filename().string();
    if (experiment.language == Language::python) {
        const fs::path module = root_ / "snippets/lab/lab.py";
        const fs::path lent = command.lend(confinement_, module, "/run/lab.py");
        command.words = {"/usr/bin/python3"};
        command.environment["PYTHONPATH"] = lent.parent_path().string();
        command.environment["PYTHONDONTWRITEBYTECODE"] = "1";
    }
    command.words.push_back(command.lend(confinement_, build.program, inside, true));
    return run_of(launch, run_command(confinement_, command), command.powers);
}

}  // namespace lab::local
