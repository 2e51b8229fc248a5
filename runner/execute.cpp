// See execute.hpp.
#include "execute.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "attempt.hpp"

namespace lab {
namespace {

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
    bool happened() {
        const std::lock_guard hold(mutex_);
        return first_ != nullptr;
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

using Ready = std::pair<const Job*, Build>;

// One walk through a plan; tries may come from several threads.
class Walk {
public:
    Walk(Executor& executor, Progress& progress, const std::function<bool()>& stopped,
         const Record& record)
        : executor_(executor), progress_(progress), stopped_(stopped), record_(record) {}

    void attempt(const Job& job, const Build& build) {
        if (stopped_()) return;
        progress_.starts(job.experiment->id);
        Outcome outcome = try_experiment(executor_, job, build, tested_);
        progress_.ends(job.experiment->id);
        const std::lock_guard hold(recording_);
        if (interrupted(outcome)) return;
        record_(outcome);
        if (cut_off(outcome)) undecided_.push_back(std::move(outcome));
    }

    // Builds the jobs and tries each as it is ready; gives back those that must run alone.
    std::vector<Ready> build_and_try(const std::vector<const Job*>& jobs, int workers) {
        std::vector<Ready> alone;
        if (jobs.empty()) return alone;
        Queue queue;
        Fault fault;
        std::vector<std::thread> threads;
        for (int i = 0; i < workers; ++i)
            threads.emplace_back([&] {
                while (auto ready = queue.take())
                    if (!fault.happened())
                        fault.guard([&] { attempt(*ready->first, ready->second); });
            });
        fault.guard([&] {
            progress_.starts("compiling");
            executor_.build(jobs, [&](const Job& job, Build build) {
                if (build.ok && job.experiment->runs_alone())
                    alone.emplace_back(&job, std::move(build));
                else
                    queue.put(&job, std::move(build));
            });
            progress_.ends("compiling");
        });
        queue.close();
        for (std::thread& thread : threads) thread.join();
        fault.rethrow();
        return alone;
    }

    void try_alone(std::vector<Ready> jobs, const std::function<SelfTest()>& self_test) {
        std::sort(jobs.begin(), jobs.end(), [](const Ready& a, const Ready& b) {
            return a.first->experiment->id < b.first->experiment->id;
        });
        for (const auto& [job, build] : jobs) {
            if (self_test && !tested_ && job->experiment->has_arms() && !stopped_())
                tested_ = self_test();
            attempt(*job, build);
        }
    }

    void go_on_with_undecided() {
        for (Outcome& outcome : undecided_) {
            if (stopped_()) return;
            progress_.starts(outcome.job.experiment->id);
            continue_experiment(executor_, outcome, tested_);
            progress_.ends(outcome.job.experiment->id);
            if (!interrupted(outcome)) record_(outcome);
        }
    }

private:
    Executor& executor_;
    Progress& progress_;
    const std::function<bool()>& stopped_;
    const Record& record_;
    std::optional<SelfTest> tested_;
    std::mutex recording_;
    std::vector<Outcome> undecided_;  // for lack of time: continued once, at the end
};

}  // namespace

void execute(const std::vector<Job>& jobs, Executor& executor, int workers, Progress& progress,
             const std::function<bool()>& stopped, const Record& record,
             const std::function<SelfTest()>& self_test) {
    Walk walk(executor, progress, stopped, record);
    std::vector<const Job*> to_build;
    for (const Job& job : jobs) {
        if (job.reused) continue;
        if (!job.missing.empty())
            walk.attempt(job, {});
        else
            to_build.push_back(&job);
    }
    walk.try_alone(walk.build_and_try(to_build, workers), self_test);
    walk.go_on_with_undecided();
}

}  // namespace lab
