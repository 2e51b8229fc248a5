// See explorer_executor.hpp.
#include "explorer_executor.hpp"

#include <fmt/core.h>
#include <signal.h>
#include <string.h>

#include <algorithm>
#include <array>
#include <deque>
#include <future>
#include <utility>

#include "../records.hpp"
#include "listing_files.hpp"
#include "telling.hpp"
#include "wire.hpp"

namespace lab {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kAtOnce = 2;  // the client would not send more
constexpr const char* kStandardError = "2";

bool is_first(const Launch& launch) {
    return launch.variant.empty() && launch.purpose == "facts" && launch.plan.empty();
}

int number_of(const std::string& signal) {
    for (int number = 1; number < NSIG; ++number)
        if (const char* const name = sigabbrev_np(number))
            if (signal == std::string("SIG") + name) return number;
    return 0;
}

// Where the first record of a line begins; none where there is none.
std::size_t record_in(const std::string& line) {
    static constexpr std::array kKinds = {"fact",  "sample", "event",       "block", "cost",
                                          "batch", "clock",  "unavailable", "end"};
    std::size_t first = std::string::npos;
    if (line.empty() || line.back() != '}') return first;
    for (const char* kind : kKinds)
        first = std::min(first, line.find(fmt::format("{{\"{}\":", kind)));
    return first;
}

// A program that ended well must also have said all that it had to say.
void put_report(Run& run, const std::string& complaint) {
    if (!complaint.empty()) {
        run.ending = Ending::bad_report, run.reason = complaint;
    } else if (!run.report.unavailable.empty()) {
        run.ending = Ending::unavailable, run.reason = run.report.unavailable;
    } else if (!run.report.complete) {
        run.ending = Ending::no_report;
        run.reason = "the program ended without coming to the end of main";
    }
}

Ending ending_of(explorer::Outcome outcome) {
    switch (outcome) {
        case explorer::Outcome::exited:
            return Ending::exited;
        case explorer::Outcome::signalled:
            return Ending::signalled;
        case explorer::Outcome::program_timed_out:
            return Ending::timed_out;
        case explorer::Outcome::output_cut:
            return Ending::output_limit;
        case explorer::Outcome::compile_failed:     // it compiled before, with the same words
        case explorer::Outcome::compile_timed_out:  // likewise
        case explorer::Outcome::request_refused:
        case explorer::Outcome::server_trouble:
        case explorer::Outcome::options_refused:
        case explorer::Outcome::bad_input:
        case explorer::Outcome::not_executed:
        case explorer::Outcome::no_assembly:
        case explorer::Outcome::compiled:
            return Ending::service_failed;
    }
    return Ending::service_failed;
}

Run failed_run(const Launch& launch, std::string reason) {
    Run run;
    run.variant = launch.variant, run.purpose = launch.purpose, run.claim = launch.claim;
    run.ending = Ending::service_failed;
    run.reason = std::move(reason);
    return run;
}

Build failed_build(Build build, std::string reason) {
    build.ending = BuildEnding::service_failed;
    build.reason = std::move(reason);
    return build;
}

}  // namespace

PartedError part_records(const std::vector<explorer::Line>& lines) {
    PartedError parted;
    for (const explorer::Line& line : lines) {
        const std::size_t at = record_in(line.text);
        if (at == std::string::npos) {
            parted.err += line.text + "\n";
            continue;
        }
        if (at > 0) parted.err += line.text.substr(0, at) + "\n";
        parted.channel += line.text.substr(at) + "\n";
    }
    return parted;
}

Run run_of(const Launch& launch, const explorer::Execution& execution) {
    Run run = failed_run(launch, execution.reason);
    run.ending = ending_of(execution.outcome);
    const explorer::Stage* const program = explorer::program_of(execution.answer);
    if (!program) return run;
    run.wall_seconds = program->milliseconds / 1000;
    run.truncated = program->truncated;
    for (const explorer::Line& line : program->out) run.out += line.text + "\n";
    PartedError parted = part_records(program->err);
    run.err = std::move(parted.err);
    ParsedReport parsed = parse_report(parted.channel);
    run.report = std::move(parsed.report);
    if (run.ending == Ending::exited) run.code = program->code;
    if (run.ending == Ending::signalled) run.code = number_of(execution.signal);
    if (run.ok()) put_report(run, parsed.complaint);
    return run;
}

ExplorerExecutor::ExplorerExecutor(explorer::Client& client, fs::path root, std::string compiler,
                                   std::vector<std::string> flags, explorer::Bypass bypass)
    : client_(client),
      root_(std::move(root)),
      compiler_(std::move(compiler)),
      flags_(std::move(flags)),
      bypass_(bypass) {}

Isolation ExplorerExecutor::isolation() const { return {true, {}, client_.site()}; }

ExplorerExecutor::Tried ExplorerExecutor::execute(const Experiment& experiment,
                                                  const Launch& launch, explorer::Bypass bypass) {
    explorer::ExecuteRequest request;
    request.unit = unit_of_listing(root_, experiment.listing, experiment.headers);
    request.unit.compiler = compiler_;
    request.unit.bypass = bypass;
    auto& flags = request.unit.flags;  // those that find the headers
    flags.insert(flags.end(), flags_.begin(), flags_.end());
    flags.insert(flags.end(), experiment.flags.begin(), experiment.flags.end());
    request.environment = {{"LAB_CHANNEL", kStandardError},
                           {"LAB_CONTROL", launch.variant},
                           {"LAB_PLAN", launch.purpose + " " + launch.plan}};
    return client_.execute(request);
}

Build ExplorerExecutor::build_one(const Job& job) {
    Build build;
    build.command =
        fmt::format("{} {} {}", client_.site(), compiler_, explorer::shell_line(flags_));
    if (job.experiment->language == Language::python)
        return failed_build(std::move(build), "only C++ listings are sent there");
    const Tried tried = execute(*job.experiment, {"", "facts", "", ""}, bypass_);
    if (!tried) return failed_build(std::move(build), tried.failure().message);
    const explorer::Stage& made = explorer::build_of(tried->answer);
    build.diagnostics = explorer::plain_text(made.out) + explorer::plain_text(made.err);
    if (tried->outcome == explorer::Outcome::compile_timed_out) {
        build.ending = BuildEnding::compile_limit;
        build.reason = "took longer than the instance allows";
    } else if (tried->outcome != explorer::Outcome::compile_failed) {
        build.ok = true;
        build.ending = BuildEnding::compiled;
        const std::lock_guard lock(mutex_);
        first_.insert_or_assign(job.experiment->id, *tried);
    }
    return build;
}

void ExplorerExecutor::build(const std::vector<const Job*>& jobs,
                             const std::function<void(const Job&, Build)>& built) {
    std::deque<std::pair<const Job*, std::future<Build>>> under_way;
    const auto finish_first = [&] {
        const Job* const job = under_way.front().first;
        Build build = under_way.front().second.get();
        under_way.pop_front();
        built(*job, std::move(build));
    };
    for (const Job* job : jobs) {
        if (under_way.size() == kAtOnce) finish_first();
        under_way.emplace_back(
            job, std::async(std::launch::async, [this, job] { return build_one(*job); }));
    }
    while (!under_way.empty()) finish_first();
}

Run ExplorerExecutor::run(const Experiment& experiment, const Build&, const Launch& launch) {
    if (is_first(launch)) {
        const std::lock_guard lock(mutex_);
        if (auto kept = first_.extract(experiment.id)) return run_of(launch, kept.mapped());
    }
    const Tried tried = execute(experiment, launch, explorer::Bypass::execution);
    return tried ? run_of(launch, *tried) : failed_run(launch, tried.failure().message);
}

}  // namespace lab
