// See attempt.hpp.
#include "attempt.hpp"

#include <algorithm>
#include <chrono>
#include <random>

#include "costs.hpp"
#include "facts.hpp"
#include "judge/conclude.hpp"
#include "judge/guard.hpp"
#include "utc.hpp"

namespace lab {
namespace {

constexpr int kProcesses =
    3;  // a fact must agree in three processes (verdict-method, other shapes)

using Clock = std::chrono::steady_clock;

unsigned long long fresh_seed() { return std::random_device{}(); }

// The guard's readings as the judge wants them. A spin that slows down from one segment to the next
// shows as its shift over the whole try, in the last reading.
std::vector<judge::Reading> readings_of(const std::vector<GuardReading>& guard) {
    std::vector<judge::Reading> out;
    double least = guard.front().spin_p50_us, most = least;
    for (const GuardReading& seen : guard) {
        least = std::min(least, seen.spin_p50_us), most = std::max(most, seen.spin_p50_us);
        judge::Reading reading{seen.pressure, seen.steal, seen.throttled > 0, std::nullopt,
                               std::nullopt};
        if (seen.spin_p50_us > 0) reading.spin_spread = seen.spin_p95_us / seen.spin_p50_us;
        out.push_back(reading);
    }
    if (least > 0) out.back().spin_shift = most / least;
    return out;
}

// All tries of one experiment; each variant is run and calibrated once for all claims that need it.
class Attempt {
public:
    Attempt(Executor& executor, const Experiment& experiment, const Build& build,
            std::vector<Run>& runs, std::string complaint)
        : executor_(executor),
          experiment_(experiment),
          build_(build),
          runs_(runs),
          complaint_(std::move(complaint)) {}

    // Tries what has not been tried yet, and goes on with what the budget cut off.
    void settle(ClaimOutcome& outcome) {
        const Claim& claim = *outcome.claim;
        bring(outcome.real, claim, "");
        if (judge::wants_confirmation(outcome.real->trial)) bring(outcome.confirmation, claim, "");
        if (wants_control(claim, outcome.real->trial)) bring(outcome.control, claim, claim.control);
        conclude(outcome);
        outcome.unit = unit_of(claim);
    }

    // Reports of the real variant, for tables: as many as a claim needed, at least one.
    void report() { whole_runs("", 1); }

    std::vector<Cost> survey() { return costs("").survey(); }

private:
    void bring(std::optional<Try>& slot, const Claim& claim, const std::string& variant) {
        if (!slot)
            slot = attempt(claim, variant);
        else if (cut_off(*slot))
            slot = resume(claim, variant, std::move(*slot));
        else
            return;
        withhold(*slot, claim);
    }

    // A verdict needs a harness that sees the truth and, where the claim says so, a quiet machine.
    void withhold(Try& done, const Claim& claim) const {
        if (!done.guard.empty()) done.light = judge::worst(readings_of(done.guard));
        if (claim.is_timed()) done.trial = judge::distrusted(done.trial, complaint_);
        if (done.light)
            done.trial = judge::guarded(done.trial, *done.light, experiment_.needs_quiet());
    }

    static bool wants_control(const Claim& claim, const judge::Trial& real) {
        if (claim.kind == ClaimKind::never) return real.reason == judge::Reason::not_observed;
        return judge::wants_control(real);
    }

    Try attempt(const Claim& claim, const std::string& variant) {
        if (claim.is_timed()) return costs(variant).decide(claim, fresh_seed());
        watch();
        Try done = attempt_untimed(claim, variant);
        if (experiment_.needs_quiet()) done.guard.push_back(executor_.guard());
        return done;
    }

    Try attempt_untimed(const Claim& claim, const std::string& variant) {
        const auto next = [&] { return run_and_keep(variant); };
        switch (claim.kind) {
            case ClaimKind::can_happen:
            case ClaimKind::never:
                return try_until_seen(claim, next);
            case ClaimKind::quantile:
                return try_quantile(claim, next, experiment_.timing.budget_seconds);
            default:
                return try_facts(claim, whole_runs(variant, kProcesses));
        }
    }

    Try resume(const Claim& claim, const std::string& variant, Try done) {
        if (claim.is_timed()) return costs(variant).resume(claim, std::move(done));
        watch();
        done = try_quantile(
            claim, [&] { return run_and_keep(variant); }, 2 * experiment_.timing.budget_seconds,
            std::move(done));
        done.continued = true;
        if (experiment_.needs_quiet()) done.guard.push_back(executor_.guard());
        return done;
    }

    // Only what runs alone may ask for quiet, so that readings of one try do not mix with others'.
    void watch() {
        if (experiment_.needs_quiet()) executor_.guard();
    }

    Run run_and_keep(const std::string& variant) {
        runs_.push_back(run_once(variant));
        return runs_.back();
    }

    Run run_once(const std::string& variant) {
        return executor_.run(experiment_, build_, {variant, "facts", "", ""});
    }

    const std::vector<Run>& whole_runs(const std::string& variant, int wanted) {
        std::vector<Run>& made = whole_runs_[variant];
        while (static_cast<int>(made.size()) < wanted && (made.empty() || made.back().ok())) {
            made.push_back(run_once(variant));
            runs_.push_back(made.back());
        }
        return made;
    }

    CostTrial& costs(const std::string& variant) {
        return costs_.try_emplace(variant, executor_, experiment_, build_, variant, runs_)
            .first->second;
    }

    static void conclude(ClaimOutcome& outcome) {
        std::optional<judge::Trial> control;
        if (outcome.control) control = outcome.control->trial;
        std::optional<judge::Trial> confirmation;
        if (outcome.confirmation) confirmation = outcome.confirmation->trial;
        const judge::Trial& real = outcome.real->trial;
        const judge::Conclusion all = outcome.claim->kind == ClaimKind::never
                                          ? judge::conclude_never(real, control)
                                          : judge::conclude(real, confirmation, control);
        outcome.verdict = all.verdict;
        outcome.reason = judge::explain(all.reason, all.detail);
    }

    std::string unit_of(const Claim& claim) const {
        for (const Run& run : runs_) {
            for (const FactRecord& fact : run.report.facts)
                if (fact.name == claim.subject[0]) return fact.unit;
            for (const SampleRecord& sample : run.report.samples)
                if (sample.series == claim.subject[0]) return sample.unit;
        }
        return "";
    }

    Executor& executor_;
    const Experiment& experiment_;
    const Build& build_;
    std::vector<Run>& runs_;
    const std::string complaint_;  // of the self-test; empty: costs are believed
    std::map<std::string, std::vector<Run>> whole_runs_;
    std::map<std::string, CostTrial> costs_;
};

ClaimOutcome not_tried(const Claim& claim) {
    ClaimOutcome outcome;
    outcome.claim = &claim;
    return outcome;
}

ClaimOutcome without_try(const Claim& claim, judge::Verdict verdict, std::string reason) {
    ClaimOutcome outcome = not_tried(claim);
    outcome.verdict = verdict;
    outcome.reason = std::move(reason);
    return outcome;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string describe_failure(const Build& build) {
    if (build.ending == BuildEnding::compile_limit)
        return "failed-run: compiling it " + build.reason;
    if (build.ending == BuildEnding::service_failed)
        return "failed-run: the service failed: " + build.reason;
    return "failed-run: the listing does not compile";
}

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

bool Outcome::failed() const {
    if (!job.missing.empty()) return false;
    return !build.ok || std::any_of(claims.begin(), claims.end(), [](const ClaimOutcome& claim) {
        return (claim.real && claim.real->failed) || (claim.control && claim.control->failed);
    });
}

Outcome try_experiment(Executor& executor, const Job& job, const Build& build,
                       const std::optional<SelfTest>& self_test) {
    const Experiment& experiment = *job.experiment;
    Outcome outcome{job, build, {}, {}, {}, {}, executor.isolation(), utc_now(), {}, 0, 0};
    const auto start = Clock::now();
    if (experiment.has_arms()) outcome.self_test = self_test;
    Attempt attempt(executor, experiment, build, outcome.runs,
                    self_test ? self_test->complaint : "");
    for (const Claim& claim : experiment.claims) {
        if (!job.missing.empty())
            outcome.claims.push_back(
                without_try(claim, judge::Verdict::not_runnable, "needs " + joined(job.missing)));
        else if (!build.ok)
            outcome.claims.push_back(
                without_try(claim, judge::Verdict::inconclusive, describe_failure(build)));
        else
            attempt.settle(outcome.claims.emplace_back(not_tried(claim)));
    }
    if (build.ok && job.missing.empty()) {
        attempt.report();
        if (experiment.has_arms()) outcome.costs = attempt.survey();
    }
    outcome.wall_seconds = seconds_since(start);
    outcome.alone_seconds = experiment.runs_alone() ? outcome.wall_seconds : 0;
    outcome.finished_at = utc_now();
    return outcome;
}

bool cut_off(const Outcome& outcome) {
    return std::any_of(outcome.claims.begin(), outcome.claims.end(), [](const ClaimOutcome& claim) {
        const auto cut = [](const std::optional<Try>& each) { return each && cut_off(*each); };
        return claim.claim->is_sequential() &&
               (cut(claim.real) || cut(claim.confirmation) || cut(claim.control));
    });
}

void continue_experiment(Executor& executor, Outcome& outcome,
                         const std::optional<SelfTest>& self_test) {
    const auto start = Clock::now();
    const Build build = outcome.build;
    Attempt attempt(executor, *outcome.job.experiment, build, outcome.runs,
                    self_test ? self_test->complaint : "");
    for (ClaimOutcome& claim : outcome.claims) attempt.settle(claim);
    outcome.job.reason = "undecided, so continued";
    outcome.wall_seconds += seconds_since(start);
    outcome.alone_seconds += seconds_since(start);
    outcome.finished_at = utc_now();
}

}  // namespace lab
