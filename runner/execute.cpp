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

void execute(const std::vector<Job>& jobs, Executor& executor, int workers, Progress& progress,
             const std::function<bool()>& stopped, const Record& record,
             const std::function<SelfTest()>& self_test) {
    std::optional<SelfTest> tested;
    std::mutex recording;
    std::vector<Outcome> undecided;  // for lack of time: continued once, at the end
    const auto attempt = [&](const Job& job, const Build& build) {
        if (stopped()) return;
        progress.starts(job.experiment->id);
        Outcome outcome = try_experiment(executor, job, build, tested);
        progress.ends(job.experiment->id);
        const std::lock_guard hold(recording);
        if (interrupted(outcome)) return;
        record(outcome);
        if (cut_off(outcome)) undecided.push_back(std::move(outcome));
    };

    std::vector<const Job*> to_build;
    for (const Job& job : jobs) {
        if (job.reused) continue;
        if (!job.missing.empty())
            attempt(job, {});
        else
            to_build.push_back(&job);
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
            if (build.ok && job.experiment->runs_alone())
                alone.emplace_back(&job, std::move(build));
            else
                queue.put(&job, std::move(build));
        });
        progress.ends("compiling");
    });
    queue.close();
    for (std::thread& thread : threads) thread.join();
    fault.rethrow();
    std::sort(alone.begin(), alone.end(), [](const auto& a, const auto& b) {
        return a.first->experiment->id < b.first->experiment->id;
    });
    for (const auto& [job, build] : alone) {
        if (self_test && !tested && job->experiment->has_arms() && !stopped()) tested = self_test();
        attempt(*job, build);
    }
    for (Outcome& outcome : undecided) {
        if (stopped()) return;
        progress.starts(outcome.job.experiment->id);
        continue_experiment(executor, outcome, tested);
        progress.ends(outcome.job.experiment->id);
        if (!interrupted(outcome)) record(outcome);
    }
}

}  // namespace lab
