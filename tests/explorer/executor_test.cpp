// Experiments built and run elsewhere: what the program did, told from what the service did.
#include "explorer/explorer_executor.hpp"

#include <doctest/doctest.h>

#include "fake_site.hpp"

using namespace lab;
using explorer::FakeSite;
using explorer::Line;
using nlohmann::json;

namespace {

const std::string kRecord = R"({"fact":"one","value":1,"unit":""})";
const std::string kEnd = R"({"end":"complete"})";

json lines(const std::vector<std::string>& texts) {
    json out = json::array();
    for (const std::string& text : texts) out.push_back({{"text", text}});
    return out;
}

// An executor's answer of a program that wrote these lines to standard error.
json ran(const std::vector<std::string>& err, int code = 0) {
    return {{"code", code},
            {"didExecute", true},
            {"execTime", 40},
            {"stdout", lines({"hello"})},
            {"stderr", lines(err)},
            {"buildResult", {{"code", 0}, {"stderr", lines({"<source>:1: warning: hm"})}}}};
}

// One experiment at a site that answers every request for work in one way.
struct Away {
    explicit Away(json answer) : site([answer](const json&) { return answer.dump(); }) {}

    Build build() {
        Build out;
        executor.build({&job}, [&](const Job&, Build build) { out = std::move(build); });
        return out;
    }
    Run run(const Launch& launch = {"", "facts", "", ""}) {
        return executor.run(experiment, {}, launch);
    }

    FakeSite site;
    explorer::Client client = site.client();
    ExplorerExecutor executor{client, ".", "g122", {"-std=c++20", "-O2"}};
    Experiment experiment = listing();
    Job job = {.experiment = &experiment};

    static Experiment listing() {
        Experiment experiment;
        experiment.id = "numbers/one";
        experiment.listing = "snippets/lab/self_test.cpp";
        experiment.headers = {"snippets/lab/lab.hpp", "snippets/lab/detail/check.hpp"};
        experiment.flags = {"-lrt"};
        return experiment;
    }
};

}  // namespace

TEST_CASE("one request builds and runs, and further runs are made anew") {
    Away away(ran({kRecord, kEnd}));

    const Build build = away.build();
    const Run first = away.run(), second = away.run();

    CHECK(build.ok);
    CHECK(build.diagnostics == "<source>:1: warning: hm\n");
    CHECK(first.ok());
    CHECK(first.out == "hello\n");
    CHECK(first.report.facts.at(0).name == "one");
    CHECK(away.site.posts.size() == 2);
    CHECK(away.site.posts[0]["bypassCache"] == 0);
    CHECK(away.site.posts[1]["bypassCache"] == 2);
    CHECK(second.ok());
}

TEST_CASE("the listing goes with its headers, its flags and the words of the channel") {
    Away away(ran({kRecord, kEnd}));

    away.run({"no_lock", "facts", "", ""});
    const json& options = away.site.posts.at(0)["options"];

    CHECK(options["userArguments"] == "-I. -std=c++20 -O2 -lrt");
    CHECK(away.site.posts[0]["files"][1]["filename"] == "lab/detail/check.hpp");
    CHECK(options["executeParameters"]["runtimeTools"][0]["options"] ==
          json::parse(R"([{"name": "LAB_CHANNEL", "value": "2"},
                          {"name": "LAB_CONTROL", "value": "no_lock"},
                          {"name": "LAB_PLAN", "value": "facts "}])"));
}

TEST_CASE("records are parted from what the program says on standard error") {
    const PartedError parted =
        part_records({Line{"careful", {}}, Line{kRecord, {}}, Line{"no newline" + kRecord, {}},
                      Line{"{\"mine\": 1}", {}}, Line{kEnd, {}}, Line{"", {}}});

    CHECK(parted.channel == kRecord + "\n" + kRecord + "\n" + kEnd + "\n");
    CHECK(parted.err == "careful\nno newline\n{\"mine\": 1}\n\n");
}

TEST_CASE("how a program ended elsewhere is told as it is here") {
    const auto ending = [](json answer) { return Away(std::move(answer)).run().ending; };
    json late = ran({}, -1), wordy = ran({kRecord}, -1);
    late["timedOut"] = true, wordy["truncated"] = true;

    CHECK(ending(ran({kRecord, kEnd})) == Ending::exited);
    CHECK(ending(ran({kRecord}, 3)) == Ending::exited);
    CHECK(ending(ran({}, -1)) == Ending::signalled);
    CHECK(ending(late) == Ending::timed_out);
    CHECK(ending(wordy) == Ending::output_limit);
    CHECK(ending(ran({kRecord})) == Ending::no_report);
    CHECK(ending(ran({"{\"fact\":1}", kEnd})) == Ending::bad_report);
    CHECK(ending(ran({R"({"unavailable":"io_uring"})", kEnd})) == Ending::unavailable);
}

TEST_CASE("a signal has its number only where the sandbox names it") {
    const Run named = Away(ran({"Program terminated with signal: SIGSEGV"}, 139)).run();
    const Run unnamed = Away(ran({}, -1)).run();

    CHECK(named.code == 11);
    CHECK(unnamed.code == 0);
    CHECK(unnamed.reason.find("does not say") != std::string::npos);
}

TEST_CASE("what does not compile elsewhere is not run") {
    Away away({{"code", -1},
               {"didExecute", false},
               {"stderr", lines({"Build failed"})},
               {"buildResult", {{"code", 1}, {"stderr", lines({"error: no"})}}}});

    const Build build = away.build();

    CHECK_FALSE(build.ok);
    CHECK(build.ending == BuildEnding::compile_failed);
    CHECK(build.diagnostics == "error: no\n");
}

TEST_CASE("a compiler that is killed at the instance's limit has not refused the listing") {
    Away away(
        {{"code", -1}, {"didExecute", false}, {"buildResult", {{"code", -1}, {"timedOut", true}}}});

    CHECK(away.build().ending == BuildEnding::compile_limit);
}

TEST_CASE("a failure of the service is no word on the listing or the program") {
    Away network(ran({kRecord, kEnd})),
        options({{"code", -1}, {"stderr", lines({"Bad options: x"})}});
    network.site.fault = explorer::Fault::tls_failed;

    for (Away* away : {&network, &options}) {
        const Build build = away->build();
        const Run run = away->run();

        CHECK_FALSE(build.ok);
        CHECK(build.ending == BuildEnding::service_failed);
        CHECK(run.ending == Ending::service_failed);
        CHECK_FALSE(run.ok());
        CHECK_FALSE(run.reason.empty());
        CHECK(build.reason == run.reason);
    }
}

TEST_CASE("it says whose machine it is, and watches nothing there") {
    Away away(ran({}));

    CHECK(away.executor.isolation().elsewhere == "https://site.example");
    CHECK(away.executor.guard().wall_seconds == 0);
}

TEST_CASE("every job is answered once, in its order") {
    Away away(ran({kRecord, kEnd}));
    std::vector<Experiment> experiments(5, away.experiment);
    std::vector<Job> jobs(5);
    std::vector<const Job*> asked;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        experiments[i].id = "numbers/n" + std::to_string(i);
        jobs[i].experiment = &experiments[i];
        asked.push_back(&jobs[i]);
    }
    std::vector<const Job*> answered;

    away.executor.build(asked, [&](const Job& job, Build) { answered.push_back(&job); });

    CHECK(answered == asked);
}
