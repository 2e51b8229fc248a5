// See self_test.hpp.
#include "self_test.hpp"

#include <random>

#include "costs.hpp"
#include "discover.hpp"
#include "judge/guard.hpp"
#include "trouble.hpp"

namespace lab {

std::optional<Experiment> find_self_test(const std::filesystem::path& root) {
    const std::filesystem::path claim_file = "snippets/lab/self_test.toml";
    if (!std::filesystem::exists(root / claim_file)) return std::nullopt;
    Experiment experiment = read_experiment(root, claim_file);
    if (experiment.claims.size() != 2)
        throw Trouble(claim_file.string() +
                      ": wanted two claims, the same work and half as much again");
    return experiment;
}

SelfTest run_self_test(Executor& executor, const Job& job) {
    Build build;
    executor.build({&job}, [&](const Job&, Build made) { build = std::move(made); });
    SelfTest test;
    if (!build.ok) {
        test.complaint = "its listing does not compile: " + build.diagnostics;
        return test;
    }
    std::vector<Run> runs;
    CostTrial arms(executor, *job.experiment, build, "", runs);
    std::random_device seed;
    test.same = arms.decide(job.experiment->claims[0], seed()).trial;
    test.half_more = arms.decide(job.experiment->claims[1], seed()).trial;
    test.complaint = judge::self_test_complaint(test.same, test.half_more);
    return test;
}

}  // namespace lab
