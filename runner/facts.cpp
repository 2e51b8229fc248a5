// See facts.hpp.
#include "facts.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "judge/can_happen.hpp"
#include "judge/fact.hpp"
#include "judge/quantile.hpp"

namespace lab {
namespace {

std::optional<judge::Value> fact_named(const Report& report, const std::string& name) {
    for (const FactRecord& fact : report.facts)
        if (fact.name == name) return fact.value;
    return std::nullopt;
}

std::optional<judge::Value> sample_at(const Report& report, const Claim& claim) {
    for (const SampleRecord& sample : report.samples)
        if (sample.series == claim.subject[0] && sample.at == claim.at) return sample.value;
    return std::nullopt;
}

std::optional<judge::Value> seen_in(const Report& report, const Claim& claim) {
    if (claim.kind == ClaimKind::order) return fmt::format("{}", fmt::join(report.events, " "));
    if (claim.kind == ClaimKind::samples) return sample_at(report, claim);
    return fact_named(report, claim.subject[0]);
}

std::optional<judge::Value> seen_in(const Run& run, const Claim& claim) {
    if (claim.kind == ClaimKind::output) return run.out;
    return seen_in(run.report, claim);
}

std::vector<double> samples_of(const Report& report, const std::string& series) {
    std::vector<double> out;
    for (const SampleRecord& sample : report.samples)
        if (sample.series == series) out.push_back(sample.value);
    return out;
}

// same_as and differs_from compare with another fact of the same process.
bool compares_with_fact(const Claim& claim) {
    return claim.relation == judge::Relation::same_as ||
           claim.relation == judge::Relation::differs_from;
}

judge::Check check_of(const Claim& claim, const Run& run) {
    judge::Check check{claim.relation, claim.threshold, seen_in(run, claim)};
    if (!compares_with_fact(claim)) return check;
    const auto other = fact_named(run.report, std::get<std::string>(claim.threshold[0]));
    if (!other)
        check.seen.reset();
    else
        check.threshold = {*other};
    return check;
}

Try broken(const Run& run) {
    Try done;
    if (run.ending == Ending::unavailable) {
        done.trial = judge::not_runnable(run.reason);
        done.unavailable = true;
    } else {
        done.trial = judge::inconclusive(judge::Reason::failed_run, describe_ending(run));
        done.failed = true;
    }
    return done;
}

void add(Try& done, std::vector<judge::Check>& checks, const Claim& claim, const Run& run) {
    checks.push_back(check_of(claim, run));
    if (checks.back().seen) done.values.push_back(*checks.back().seen);
    if (checks.back().seen && compares_with_fact(claim))
        done.others.push_back(checks.back().threshold[0]);
    done.wall_seconds += run.wall_seconds;
}

// What there is instead of a fact or point that is missing: a name misspelt shows here.
std::string reported(const Report& report) {
    std::vector<std::string> names;
    for (const FactRecord& fact : report.facts) names.push_back(fact.name);
    for (const SampleRecord& sample : report.samples)
        names.push_back(fmt::format("{}@{}", sample.series, sample.at));
    return names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, ", "));
}

std::string wanted_and_seen(const Claim& claim, const Report& report) {
    std::string wanted = claim.subject[0];
    if (claim.kind == ClaimKind::samples) wanted += fmt::format("@{}", claim.at);
    if (compares_with_fact(claim)) wanted += " and " + std::get<std::string>(claim.threshold[0]);
    return fmt::format("; wanted {}, saw {}", wanted, reported(report));
}

void mark_fault(Try& done) {
    const judge::Reason reason = done.trial.reason;
    done.failed = reason == judge::Reason::failed_run || reason == judge::Reason::bad_report;
}

}  // namespace

std::string describe_ending(const Run& run) {
    const std::string more = run.reason.empty() ? "" : ": " + run.reason;
    switch (run.ending) {
        case Ending::exited:
            return fmt::format("ended with exit status {}", run.code);
        case Ending::signalled:
            return run.code == 0 ? "was killed" + more
                                 : fmt::format("ended by signal {}{}", run.code, more);
        case Ending::timed_out:
            return fmt::format("ran out of wall time and was killed after {:.1f} s",
                               run.wall_seconds);
        case Ending::cpu_limit:
            return fmt::format("ran out of CPU time and was killed after {:.1f} s",
                               run.user_seconds + run.system_seconds);
        case Ending::memory_limit:
            return "ran out of memory and was killed" + more;
        case Ending::pids_limit:
            return "failed after it was refused a process or thread" + more;
        case Ending::disk_limit:
            return "failed with its files at their bound" + more;
        case Ending::output_limit:
            return "wrote more than is kept and was killed";
        case Ending::report_limit:
            return "reported more than is read";
        case Ending::no_report:
            return "gave no complete report" + more;
        case Ending::bad_report:
            return "reported what cannot be read" + more;
        case Ending::unavailable:
            return "cannot run here" + more;
        case Ending::not_started:
            return "could not be started" + more;
        case Ending::interrupted:
            return "was interrupted";
        case Ending::service_failed:
            return "was not run, since the service failed" + more;
    }
    return "";
}

Try try_facts(const Claim& claim, const std::vector<Run>& runs) {
    Try done;
    std::vector<judge::Check> checks;
    for (const Run& run : runs) {
        if (!run.ok()) return broken(run);
        add(done, checks, claim, run);
    }
    done.trial = judge::judge_fact(checks);
    const auto silent = std::find_if(checks.begin(), checks.end(),
                                     [](const judge::Check& check) { return !check.seen; });
    if (done.trial.reason == judge::Reason::failed_run && silent != checks.end())
        done.trial.detail +=
            wanted_and_seen(claim, runs[static_cast<std::size_t>(silent - checks.begin())].report);
    mark_fault(done);
    return done;
}

Try try_until_seen(const Claim& claim, const std::function<Run()>& run_once) {
    const bool counterexample = claim.kind == ClaimKind::never;
    Try done;
    std::vector<judge::Check> checks;
    for (int i = 0; i < claim.tries; ++i) {
        const Run run = run_once();
        if (!run.ok()) return broken(run);
        add(done, checks, claim, run);
        done.trial = counterexample ? judge::never_happens(checks) : judge::can_happen(checks);
        if (!checks.back().seen) {
            done.trial.detail += wanted_and_seen(claim, run.report);
            break;
        }
        if (done.trial.verdict != judge::Verdict::inconclusive) break;
    }
    mark_fault(done);
    return done;
}

Try try_quantile(const Claim& claim, const std::function<Run()>& run_once, double seconds,
                 Try done) {
    judge::QuantileProcess process(claim.q, static_cast<double>(*judge::number(claim.threshold[0])),
                                   claim.relation == judge::Relation::at_most);
    for (const std::vector<double>& earlier : done.samples) process.add(earlier);
    double spent = 0;
    while (!process.decided() && !process.exhausted() && spent < seconds) {
        const Run run = run_once();
        if (!run.ok()) return broken(run);
        spent += run.wall_seconds;
        done.samples.push_back(samples_of(run.report, claim.subject[0]));
        if (done.samples.back().empty()) {
            done.trial = judge::inconclusive(judge::Reason::failed_run,
                                             "the process reported no sample of that series" +
                                                 wanted_and_seen(claim, run.report));
            break;
        }
        process.add(done.samples.back());
    }
    if (done.trial.reason != judge::Reason::failed_run) done.trial = process.trial();
    done.wall_seconds += spent;
    mark_fault(done);
    return done;
}

}  // namespace lab
