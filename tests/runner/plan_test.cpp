// Deciding what to run: each reason, and when evidence may be reused.
#include "plan.hpp"

#include <doctest/doctest.h>

using namespace lab;

namespace {

constexpr std::int64_t kNoon = 1'764'072'000;  // 2025-11-25T12:00:00Z

using Parts = std::map<std::string, std::string>;

const Parts kParts = {{"listing", "1"}, {"claims", "2"},  {"headers", "3"}, {"compiler", "4"},
                      {"flags", "5"},   {"machine", "6"}, {"method", "7"}};

Earlier earlier(const std::string& finished_at = "2025-11-25T09:00:00Z") {
    return {"key", kParts, finished_at, {}, false};
}

Job decided(const std::optional<Earlier>& before, bool again = false, Job job = {}) {
    job.key = job.key.empty() ? "key" : job.key;
    job.key_parts = job.key_parts.empty() ? kParts : job.key_parts;
    Filter filter;
    filter.again = again;
    decide_reuse(job, before, filter, kNoon);
    return job;
}

std::string reason_when_changed(std::initializer_list<const char*> parts) {
    Job job;
    job.key = "another key";
    job.key_parts = kParts;
    for (const char* part : parts) job.key_parts[part] = "new";
    return decided(earlier(), false, job).reason;
}

Experiment experiment(const std::string& id, const std::vector<std::string>& claims) {
    Experiment out;
    out.id = id;
    for (const std::string& claim : claims) {
        out.claims.emplace_back();
        out.claims.back().id = claim;
    }
    return out;
}

}  // namespace

TEST_CASE("what was never run runs") {
    const Job job = decided(std::nullopt);

    CHECK_FALSE(job.reused);
    CHECK(job.reason == "never run");
}

TEST_CASE("evidence made without a sandbox is good only for who asks for none") {
    Earlier bare = earlier();
    bare.sandboxed = false;
    Job job;
    job.key = "key", job.key_parts = kParts;
    Filter filter;

    decide_reuse(job, bare, filter, kNoon);
    CHECK_FALSE(job.reused);
    CHECK(job.reason == "was run without a sandbox");

    filter.no_sandbox = true;
    decide_reuse(job, bare, filter, kNoon);
    CHECK(job.reused);
}

TEST_CASE("evidence with the same key is reused and its age is told") {
    CHECK(decided(earlier()).reused);
    CHECK(decided(earlier("2025-11-25T11:59:30Z")).reason == "reused, just made");
    CHECK(decided(earlier("2025-11-25T11:20:00Z")).reason == "reused, 40 min old");
    CHECK(decided(earlier("2025-11-25T09:00:00Z")).reason == "reused, 3 h old");
    CHECK(decided(earlier("2025-11-20T12:00:00Z")).reason == "reused, 5 days old");
    CHECK(decided(earlier("yesterday")).reason == "reused, of unknown age");
}

TEST_CASE("evidence from the future, or from before all clocks, is reused and said to be so") {
    CHECK(decided(earlier("2025-11-25T12:01:30Z")).reason == "reused, just made");
    CHECK(decided(earlier("2025-11-25T12:30:00Z")).reason == "reused, dated 30 min in the future");
    CHECK(decided(earlier("2025-11-25T15:00:00Z")).reason == "reused, dated 3 h in the future");
    CHECK(decided(earlier("9999-12-31T23:59:59Z")).reason ==
          "reused, dated 2912479 days in the future");
    CHECK(decided(earlier("1970-01-01T00:00:00Z")).reason == "reused, 20417 days old");
}

TEST_CASE("each part of the key that changed is the reason, in words") {
    CHECK(reason_when_changed({"listing"}) == "listing changed");
    CHECK(reason_when_changed({"claims"}) == "claims changed");
    CHECK(reason_when_changed({"headers"}) == "a header it includes changed");
    CHECK(reason_when_changed({"compiler"}) == "compiler changed");
    CHECK(reason_when_changed({"flags"}) == "flags changed");
    CHECK(reason_when_changed({"machine"}) == "kernel or CPU changed");
    CHECK(reason_when_changed({"method"}) == "the runner's method changed");
    CHECK(reason_when_changed({"listing", "flags"}) == "flags changed, listing changed");
}

TEST_CASE("a part that evidence does not know yet counts as changed") {
    Earlier before = earlier();
    before.key = "another key";
    before.key_parts.erase("machine");

    const Job job = decided(before);

    CHECK_FALSE(job.reused);
    CHECK(job.reason == "kernel or CPU changed");
}

TEST_CASE("another key is never without a reason") {
    Earlier before = earlier();
    before.key = "another key";

    const Job job = decided(before);

    CHECK_FALSE(job.reused);
    CHECK_FALSE(job.reason.empty());
}

TEST_CASE("a failure is never reused") {
    Earlier before = earlier();
    before.failed = true;

    const Job job = decided(before);

    CHECK_FALSE(job.reused);
    CHECK(job.reason == "the last run failed");
}

TEST_CASE("an experiment that lacked something runs again only when that has changed") {
    Earlier before = earlier();
    before.missing = {"root (not run by root)"};
    Job still_missing;
    still_missing.missing = before.missing;

    CHECK(decided(before, false, still_missing).reused);
    CHECK_FALSE(decided(before).reused);
    CHECK(decided(before).reason == "what was missing has changed");
}

TEST_CASE("what is asked for again runs again") {
    const Job job = decided(earlier(), true);

    CHECK_FALSE(job.reused);
    CHECK(job.reason == "asked for again");
}

TEST_CASE("a pattern chooses by experiment, topic, claim or a part of them") {
    const Experiment boil = experiment("soup/boil", {"soup/hot", "tea/hot"});

    CHECK(chosen({}, boil));
    CHECK(chosen({.patterns = {"soup/boil"}}, boil));
    CHECK(chosen({.patterns = {"soup"}}, boil));
    CHECK(chosen({.patterns = {"tea/hot"}}, boil));
    CHECK(chosen({.patterns = {"nothing", "boi"}}, boil));
    CHECK_FALSE(chosen({.patterns = {"stew"}}, boil));
}

TEST_CASE("an exact pattern is a whole experiment id") {
    const Experiment boil = experiment("soup/boil", {"soup/hot"});

    CHECK(chosen({.patterns = {"soup/boil"}, .exact = true}, boil));
    CHECK_FALSE(chosen({.patterns = {"soup/boi"}, .exact = true}, boil));
    CHECK_FALSE(chosen({.patterns = {"soup/hot"}, .exact = true}, boil));
}
