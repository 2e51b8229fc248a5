// A machine that only pretends: it answers each launch as a test says and remembers them all.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "executor.hpp"

namespace lab {

class FakeExecutor : public Executor {
public:
    using Answer = std::function<Run(const Experiment&, const Launch&)>;

    explicit FakeExecutor(Answer answer) : answer_(std::move(answer)) {}

    std::set<std::string> broken;  ///< experiments whose listing does not compile

    void build(const std::vector<const Job*>& jobs,
               const std::function<void(const Job&, Build)>& built) override {
        for (const Job* job : jobs) {
            built_.push_back(job->experiment->id);
            built(*job, {.ok = broken.count(job->experiment->id) == 0});
        }
    }

    Run run(const Experiment& experiment, const Build&, const Launch& launch) override {
        const std::lock_guard hold(mutex_);
        launches_.push_back(launch);
        started_.push_back(experiment.id);
        Run run = answer_(experiment, launch);
        run.variant = launch.variant, run.purpose = launch.purpose, run.claim = launch.claim;
        return run;
    }

    GuardReading reading;  ///< what the machine does

    GuardReading guard() override { return reading; }
    Isolation isolation() const override { return {}; }

    /// How often a variant ("" is the real one) was started for a purpose.
    long count(const std::string& variant, const std::string& purpose) const {
        return std::count_if(launches_.begin(), launches_.end(), [&](const Launch& launch) {
            return launch.variant == variant && launch.purpose == purpose;
        });
    }

    const std::vector<Launch>& launches() const { return launches_; }
    const std::vector<std::string>& started() const { return started_; }  ///< experiments
    const std::vector<std::string>& built() const { return built_; }      ///< experiments

private:
    Answer answer_;
    std::mutex mutex_;
    std::vector<Launch> launches_;
    std::vector<std::string> started_, built_;
};

/// A process that came to its end and said this.
inline Run finished(Report report = {}) {
    Run run;
    run.ending = Ending::exited;
    run.report = std::move(report);
    run.report.complete = true;
    return run;
}

inline Run finished_with(const std::string& fact, judge::Value value) {
    return finished({.facts = {{fact, std::move(value), "pieces"}}});
}

inline Run crashed() {
    Run run;
    run.ending = Ending::signalled;
    run.code = 6;
    run.reason = "SIGABRT";
    return run;
}

/// Arms of known cost: says what a listing would say on the record channel, without a clock.
struct PretendedArms {
    std::map<std::string, double> cost_ns;  ///< of one operation
    double jitter = 0.05;                   ///< standard deviation of a visit's logarithm
    double shortest_ns = 0;                 ///< the clock shows 0 for a batch below this
    long long batch = 1000;                 ///< operations in one batch, as found by calibration
    std::mt19937_64 random{1};

    Run answer(const Launch& launch) {
        std::istringstream plan(launch.plan);
        if (launch.purpose == "calibrate") return calibrate();
        if (launch.purpose == "segment") return segment(plan);
        if (launch.purpose == "survey") return survey(plan);
        return finished();
    }

private:
    Run calibrate() const {
        Report report;
        report.clock = {.cost_ns = 30, .step_ns = 1, .target_ns = 100'000};
        for (const auto& [arm, cost] : cost_ns) report.batches.push_back({arm, batch});
        return finished(report);
    }

    Run segment(std::istream& plan) {
        std::string a, b, orders, around;
        double a_n = 1, b_n = 1, around_n = 1;
        int batches = 0;
        plan >> a >> a_n >> b >> b_n >> batches >> orders >> around >> around_n;
        Report report;
        for (const char order : orders) {
            const auto outer = [&] { return order == '0' ? visit(a, a_n) : visit(b, b_n); };
            const auto inner = [&] { return order == '0' ? visit(b, b_n) : visit(a, a_n); };
            report.blocks.push_back({order,
                                     {outer(), inner(), inner(), outer()},
                                     around.empty() ? 0 : visit(around, around_n)});
        }
        return finished(report);
    }

    Run survey(std::istream& plan) {
        int rounds = 0, batches = 0;
        plan >> rounds >> batches;
        Report report;
        std::string arm;
        for (double n = 0; plan >> arm >> n;)
            for (int i = 0; i < rounds; ++i) report.costs.emplace_back(arm, visit(arm, n));
        return finished(report);
    }

    double visit(const std::string& arm, double n) {
        const double ns = cost_ns.at(arm) * std::exp(jitter * std::normal_distribution{}(random));
        return ns * n < shortest_ns ? 0 : ns;
    }
};

}  // namespace lab
