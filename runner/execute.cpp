// See execute.hpp.
#include "execute.hpp"

#include <fmt/core.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <random>
#include <thread>

#include "costs.hpp"
#include "facts.hpp"
#include "judge/conclude.hpp"

namespace lab {
namespace {

constexpr int kProcesses = 3;  // a fact must agree in three processes (verdict-method, other shapes)

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
    Attempt(Executor& executor, const Experiment& experiment, const Build& build, std::vector<Run>& runs)
        : executor_(executor), experiment_(experiment), build_(build), runs_(runs) {}

    ClaimOutcome decide(const Claim& claim) {
        ClaimOutcome outcome;
        outcome.claim = &claim;
        outcome.real = attempt(claim, "");
        if (claim.is_timed() && judge::wants_confirmation(outcome.real->trial))
            outcome.real->confirmation = attempt(claim, "").trial;
        if (judge::wants_control(outcome.real->trial)) outcome.control = attempt(claim, claim.control);
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
        if (claim.kind != ClaimKind::can_happen) return try_facts(claim, whole_runs(variant, kProcesses));
        return try_can_happen(claim, [&] {
            runs_.push_back(run_once(variant));
            return runs_.back();
        });
    }

    Run run_once(const std::string& variant) { return executor_.run(experiment_, build_, {variant, "facts", "", ""}); }

    const std::vector<Run>& whole_runs(const std::string& variant, int wanted) {
        std::vector<Run>& made = whole_runs_[variant];
        while (static_cast<int>(made.size()) < wanted && (made.empty() || made.back().ok())) {
            made.push_back(run_once(variant));
            runs_.push_back(made.back());
        }
        return made;
    }

    CostTrial& costs(const std::string& variant) {
        return costs_.try_emplace(variant, executor_, experiment_, build_, variant, runs_).first->second;
    }

    static void conclude(ClaimOutcome& outcome) {
        std::optional<judge::Trial> control;
        if (outcome.control) control = outcome.control->trial;
        const judge::Conclusion all = judge::conclude(outcome.real->trial, outcome.real->confirmation, control);
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

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Hands built jobs to workers; closed when nothing more will be built.
class Queue {
public:
    void put(const Job* job, Build build) {
        const std::lock_guard hold(mutex_);
        ready_.emplace_back(job, std::move(build));
        changed_.notify_one();
    }
    void close() {
        const std::lock_guard hold(mutex_);
        closed_ = true;
        changed_.notify_all();
    }
    std::optional<std::pair<const Job*, Build>> take() {
        std::unique_lock hold(mutex_);
        changed_.wait(hold, [&] { return closed_ || !ready_.empty(); });
        if (ready_.empty()) return std::nullopt;
        auto first = std::move(ready_.front());
        ready_.pop_front();
        return first;
    }

private:
    std::deque<std::pair<const Job*, Build>> ready_;
    bool closed_ = false;
    std::mutex mutex_;
    std::condition_variable changed_;
};

// The first exception of any thread, thrown again where it can be handled.
class Fault {
public:
    template <class Work>
    void guard(Work work) {
        try {
            work();
        } catch (...) {
            const std::lock_guard hold(mutex_);
            if (!first_) first_ = std::current_exception();
        }
    }
    void rethrow() {
        if (first_) std::rethrow_exception(first_);
    }

private:
    std::exception_ptr first_;
    std::mutex mutex_;
};

bool interrupted(const Outcome& outcome) {
    return std::any_of(outcome.runs.begin(), outcome.runs.end(),
                       [](const Run& run) { return run.ending == Ending::interrupted; });
}

}  // namespace

bool Outcome::failed() const {
    if (!job.missing.empty()) return false;
    return !build.ok || std::any_of(claims.begin(), claims.end(), [](const ClaimOutcome& claim) {
        return (claim.real && claim.real->failed) || (claim.control && claim.control->failed);
    });
}

Outcome try_experiment(Executor& executor, const Job& job, const Build& build) {
    const Experiment& experiment = *job.experiment;
    Outcome outcome{job, build, {}, {}, {}, utc_now(), {}, 0, 0};
    const auto start = Clock::now();
    Attempt attempt(executor, experiment, build, outcome.runs);
    for (const Claim& claim : experiment.claims) {
        if (!job.missing.empty())
            outcome.claims.push_back(without_try(claim, judge::Verdict::not_runnable, "needs " + joined(job.missing)));
        else if (!build.ok)
            outcome.claims.push_back(without_try(claim, judge::Verdict::inconclusive, "failed-run: the listing does not compile"));
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

void execute(const std::vector<Job>& jobs, Executor& executor, int workers, Progress& progress,
             const std::function<bool()>& stopped, const Record& record) {
    std::mutex recording;
    const auto attempt = [&](const Job& job, const Build& build) {
        if (stopped()) return;
        progress.starts(job.experiment->id);
        const Outcome outcome = try_experiment(executor, job, build);
        progress.ends(job.experiment->id);
        const std::lock_guard hold(recording);
        if (!interrupted(outcome)) record(outcome);
    };

    std::vector<const Job*> to_build;
    for (const Job& job : jobs) {
        if (job.reused) continue;
        if (!job.missing.empty()) attempt(job, {});
        else to_build.push_back(&job);
    }
    Queue queue;
    Fault fault;
    std::vector<std::pair<const Job*, Build>> alone;
    std::vector<std::thread> threads;
    for (int i = 0; i < workers && !to_build.empty(); ++i)
        threads.emplace_back([&] {
            while (auto ready = queue.take())
                fault.guard([&] { attempt(*ready->first, ready->second); });
        });
    fault.guard([&] {
        if (to_build.empty()) return;
        progress.starts("compiling");
        executor.build(to_build, [&](const Job& job, Build build) {
            if (build.ok && job.experiment->runs_alone()) alone.emplace_back(&job, std::move(build));
            else queue.put(&job, std::move(build));
        });
        progress.ends("compiling");
    });
    queue.close();
    for (std::thread& thread : threads) thread.join();
    fault.rethrow();
    std::sort(alone.begin(), alone.end(),
              [](const auto& a, const auto& b) { return a.first->experiment->id < b.first->experiment->id; });
    for (const auto& [job, build] : alone) attempt(*job, build);
}

}  // namespace lab
