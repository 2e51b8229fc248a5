// Walking a plan: which jobs are tried, in what company, and what stops the walk.
#include "execute.hpp"

#include <doctest/doctest.h>

#include <atomic>

#include "fake_executor.hpp"
#include "temporary_book.hpp"

using namespace lab;

namespace {

Experiment experiment(const std::string& id, ClaimKind kind = ClaimKind::fact) {
    Experiment out;
    out.id = id;
    out.claims.emplace_back();
    out.claims[0].kind = kind;
    out.claims[0].subject = {"degrees", "stir"};
    out.claims[0].threshold = {100.0};
    return out;
}

Job job_of(const Experiment& experiment) {
    Job job;
    job.experiment = &experiment;
    return job;
}

Run hundred(const Experiment&, const Launch&) { return finished_with("degrees", 100LL); }

// Ids in the order in which their outcomes were recorded.
std::vector<std::string> recorded(
    const std::vector<Job>& jobs, FakeExecutor& executor, int workers = 2,
    const std::function<bool()>& stopped = [] { return false; }) {
    Progress progress(static_cast<int>(jobs.size()), 1);
    std::vector<std::string> ids;
    execute(jobs, executor, workers, progress, stopped,
            [&](const Outcome& outcome) { ids.push_back(outcome.job.experiment->id); });
    return ids;
}

}  // namespace

TEST_CASE("every job is built and tried once and handed on") {
    const Experiment a = experiment("soup/a"), b = experiment("soup/b"), c = experiment("soup/c");
    FakeExecutor executor(hundred);

    std::vector<std::string> seen = recorded({job_of(a), job_of(b), job_of(c)}, executor);
    std::sort(seen.begin(), seen.end());

    CHECK(seen == std::vector<std::string>{"soup/a", "soup/b", "soup/c"});
    CHECK(executor.built().size() == 3);
}

TEST_CASE("a job whose evidence is reused is neither built nor tried") {
    const Experiment a = experiment("soup/a"), b = experiment("soup/b");
    Job reused = job_of(a);
    reused.reused = true;
    FakeExecutor executor(hundred);

    const auto seen = recorded({reused, job_of(b)}, executor);

    CHECK(seen == std::vector<std::string>{"soup/b"});
    CHECK(executor.built() == std::vector<std::string>{"soup/b"});
}

TEST_CASE("a job that lacks something is handed on without being built") {
    const Experiment a = experiment("soup/a");
    Job lacking = job_of(a);
    lacking.missing = {"root (not run by root)"};
    FakeExecutor executor(hundred);

    const auto seen = recorded({lacking}, executor);

    CHECK(seen == std::vector<std::string>{"soup/a"});
    CHECK(executor.built().empty());
    CHECK(executor.launches().empty());
}

TEST_CASE("a listing that does not compile is handed on, and does not wait for quiet") {
    const Experiment timed = experiment("soup/a", ClaimKind::ratio), plain = experiment("soup/b");
    FakeExecutor executor(hundred);
    executor.broken = {"soup/a"};

    const auto seen = recorded({job_of(timed), job_of(plain)}, executor, 1);

    CHECK(seen == std::vector<std::string>{"soup/a", "soup/b"});
}

TEST_CASE("what must run alone runs after everything else, in alphabetical order") {
    const Experiment z = experiment("soup/z", ClaimKind::ratio),
                     a = experiment("soup/a", ClaimKind::growth), m = experiment("soup/m");
    FakeExecutor executor(hundred);

    const auto seen = recorded({job_of(z), job_of(a), job_of(m)}, executor);

    CHECK(seen == std::vector<std::string>{"soup/m", "soup/a", "soup/z"});
    CHECK(executor.started().front() == "soup/m");
}

TEST_CASE("once stopped, nothing more is tried") {
    const Experiment a = experiment("soup/a"), b = experiment("soup/b", ClaimKind::ratio);
    FakeExecutor executor(hundred);
    std::atomic<int> asked{0};

    const auto seen = recorded({job_of(a), job_of(b)}, executor, 1, [&] { return ++asked > 1; });

    CHECK(seen == std::vector<std::string>{"soup/a"});
}

TEST_CASE("an outcome that was interrupted midway is not handed on") {
    const Experiment a = experiment("soup/a");
    FakeExecutor executor([&](const Experiment&, const Launch&) {
        Run run = finished_with("degrees", 100LL);
        if (executor.launches().size() > 2) run.ending = Ending::interrupted;
        return run;
    });

    CHECK(recorded({job_of(a)}, executor).empty());
}

TEST_CASE("a fault of the machine in one worker stops the walk where it can be handled") {
    const Experiment a = experiment("soup/a"), b = experiment("soup/b");
    FakeExecutor executor([](const Experiment& experiment, const Launch& launch) {
        if (experiment.id == "soup/a") throw Trouble("cannot start the supervisor");
        return hundred(experiment, launch);
    });

    const std::string seen = trouble_of([&] { recorded({job_of(a), job_of(b)}, executor); });

    CHECK(seen == "cannot start the supervisor");
}

TEST_CASE("nothing to do is done at once") {
    FakeExecutor executor(hundred);

    CHECK(recorded({}, executor).empty());
}

TEST_CASE("what the budget cut off is continued after all others, and recorded again") {
    PretendedArms arms{.cost_ns = {{"degrees", 1000}, {"stir", 1}}};
    Experiment a = experiment("soup/a", ClaimKind::ratio),
               b = experiment("soup/b", ClaimKind::ratio);
    a.timing.budget_seconds = 0;
    FakeExecutor executor([&](const Experiment& which, const Launch& launch) {
        if (which.id == "soup/b") a.timing.budget_seconds = 60;
        return arms.answer(launch);
    });

    const auto seen = recorded({job_of(a), job_of(b)}, executor);

    CHECK(seen == std::vector<std::string>{"soup/a", "soup/b", "soup/a"});
}
