// See cell_from.hpp.
#include "cell_from.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <sstream>

#include "../facts.hpp"
#include "../visible.hpp"

namespace lab::portability {
namespace {

// As what is seen of it, and cut between characters.
std::string bounded(const std::string& line) {
    std::string out = visible(line);
    if (out.size() <= kLongestLine) return out;
    std::size_t end = kLongestLine;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xc0) == 0x80) --end;
    return out.substr(0, end) + "…";
}

std::vector<std::string> first_lines(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) continue;
        if (out.size() == kMostLines) {
            out.emplace_back("…");
            break;
        }
        out.push_back(bounded(line));
    }
    return out;
}

BuildOutcome outcome_of(const Build& build) {
    if (build.ok)
        return build.diagnostics.find("warning:") == std::string::npos ? BuildOutcome::builds
                                                                       : BuildOutcome::warns;
    if (build.ending == BuildEnding::service_failed) return BuildOutcome::service_failed;
    if (build.ending != BuildEnding::compile_limit) return BuildOutcome::refuses;
    // What bounds a compiler besides time is the place's, not the listing's.
    return build.reason.rfind("took ", 0) == 0 ? BuildOutcome::timed_out : BuildOutcome::not_tried;
}

void put_build(Cell& cell, const Build& build) {
    cell.build = outcome_of(build);
    cell.build_reason = bounded(build.reason);
    cell.diagnostics = first_lines(build.diagnostics);
}

RunOutcome outcome_of(Ending ending) {
    switch (ending) {
        case Ending::exited:
        case Ending::no_report:
        case Ending::bad_report:
            return RunOutcome::ran;
        case Ending::signalled:
            return RunOutcome::signalled;
        case Ending::timed_out:
            return RunOutcome::timed_out;
        case Ending::cpu_limit:
        case Ending::memory_limit:
        case Ending::pids_limit:
        case Ending::disk_limit:
        case Ending::output_limit:
        case Ending::report_limit:
            return RunOutcome::limited;
        case Ending::unavailable:
            return RunOutcome::not_tried;
        case Ending::service_failed:
            return RunOutcome::service_failed;
        case Ending::not_started:
        case Ending::interrupted:
            return RunOutcome::not_run;
    }
    return RunOutcome::not_run;
}

// The first of which nothing is known, whatever it was for: no verdict stands without it. Else, of
// the runs without a control, the first that did not end as it should, or the first of all.
const Run* telling_run(const std::vector<Run>& runs) {
    const auto real = [](const Run& run) { return run.variant.empty(); };
    const auto silent = std::find_if(runs.begin(), runs.end(), [](const Run& run) {
        return run.ending == Ending::service_failed;
    });
    if (silent != runs.end()) return &*silent;
    const auto failed = std::find_if(runs.begin(), runs.end(),
                                     [&](const Run& run) { return real(run) && !run.ok(); });
    const auto found = failed != runs.end() ? failed : std::find_if(runs.begin(), runs.end(), real);
    return found == runs.end() ? nullptr : &*found;
}

void put_run(Cell& cell, const Run& run) {
    cell.run = outcome_of(run.ending);
    cell.status = run.code;
    if (run.ending == Ending::unavailable || run.ending == Ending::service_failed)
        cell.run_reason = bounded(run.reason);
    else if (!run.ok())
        cell.run_reason = bounded(describe_ending(run));
}

}  // namespace

Cell cell_from(const Setting& setting, const std::string& content, const Outcome& outcome) {
    Cell cell;
    cell.setting = setting, cell.content = content, cell.key = key_of(setting, content);
    cell.recorded_at = outcome.finished_at;
    put_build(cell, outcome.build);
    if (!outcome.build.ok) return cell;
    if (const Run* const run = telling_run(outcome.runs)) put_run(cell, *run);
    if (!cell.is_settled()) return cell;
    for (const ClaimOutcome& claim : outcome.claims)
        cell.claims.push_back(
            {claim.claim->id, std::string(judge::to_string(claim.verdict)), bounded(claim.reason)});
    return cell;
}

}  // namespace lab::portability
