// See attempt.hpp.
#include "attempt.hpp"

#include <time.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "costs.hpp"
#include "facts.hpp"
#include "judge/conclude.hpp"
#include "judge/guard.hpp"

namespace lab {
namespace {

constexpr int kProcesses =
    3;  // a fact must agree in three processes (verdict-method, other shapes)

using Clock = std::chrono::steady_clock;

std::string utc_now() {
    const time_t now = time(nullptr);
    tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

unsigned long long fresh_seed() { return std::random_device{}(); }

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

    ClaimOutcome decide(const Claim& claim) {
        ClaimOutcome outcome;
        outcome.claim = &claim;
        outcome.real = attempt(claim, "");
        if (claim.is_timed())
            outcome.real->trial = judge::distrusted(outcome.real->trial, complaint_);
        if (claim.is_timed() && judge::wants_confirmation(outcome.real->trial))
            outcome.real->confirmation = attempt(claim, "").trial;
        if (judge::wants_control(outcome.real->trial))
            outcome.control = attempt(claim, claim.control);
        conclude(outcome);
        outcome.unit = unit_of(claim);
        return outcome;
    }

    // Reports of the real variant, for tables: as many as a claim needed, at least one.
    void report() { whole_runs("", 1); }

    std::vector<Cost> survey() { return costs("").survey(); }

private:
    Try attempt(const Claim& claim, const std::string& variant) {
        if (claim.is_timed()) return costs(variant).decide(claim, fresh_seed());
        if (claim.kind != ClaimKind::can_happen)
            return try_facts(claim, whole_runs(variant, kProcesses));
        return try_can_happen(claim, [&] {
            runs_.push_back(run_once(variant));
            return runs_.back();
        });
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
        const judge::Conclusion all =
            judge::conclude(outcome.real->trial, outcome.real->confirmation, control);
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

ClaimOutcome without_try(const Claim& claim, judge::Verdict verdict, std::string reason) {
    ClaimOutcome outcome;
    outcome.claim = &claim;
    outcome.verdict = verdict;
    outcome.reason = std::move(reason);
    return outcome;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
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
    Outcome outcome{job, build, {}, {}, {}, {}, utc_now(), {}, 0, 0};
    const auto start = Clock::now();
    if (experiment.has_arms()) outcome.self_test = self_test;
    Attempt attempt(executor, experiment, build, outcome.runs,
                    self_test ? self_test->complaint : "");
    for (const Claim& claim : experiment.claims) {
        if (!job.missing.empty())
            outcome.claims.push_back(
                without_try(claim, judge::Verdict::not_runnable, "needs " + joined(job.missing)));
        else if (!build.ok)
            outcome.claims.push_back(without_try(claim, judge::Verdict::inconclusive,
                                                 "failed-run: the listing does not compile"));
        else
            outcome.claims.push_back(attempt.decide(claim));
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

}  // namespace lab
