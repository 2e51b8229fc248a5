// Places, pace and budget of requests, by a clock that only the test moves.
#include "explorer/pacing.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>

#include "fake_time.hpp"

using namespace lab::explorer;

namespace {

using Waits = std::vector<double>;

void one_request(Pacing& pacing, FakeTime& time, double takes) {
    REQUIRE(pacing.begin() == Allowance::granted);
    time.now += takes;
    pacing.end();
}

}  // namespace

TEST_CASE("one request begins a second, however fast the answers come") {
    FakeTime time;
    Pacing pacing({}, time.clock());

    for (int i = 0; i < 3; ++i) one_request(pacing, time, 0.25);

    CHECK(time.waits == Waits{0.75, 0.75});
}

TEST_CASE("after a slow answer nobody waits any more") {
    FakeTime time;
    Pacing pacing({}, time.clock());

    for (int i = 0; i < 3; ++i) one_request(pacing, time, 5);

    CHECK(time.waits.empty());
}

TEST_CASE("the budget of requests ends them") {
    FakeTime time;
    Pacing pacing({.most_requests = 2}, time.clock());

    one_request(pacing, time, 1), one_request(pacing, time, 1);

    CHECK(pacing.begin() == Allowance::requests_spent);
    CHECK(pacing.begun() == 2);
}

TEST_CASE("the budget of time ends them, and no wait beyond it is begun") {
    FakeTime time;
    Pacing pacing({.most_seconds = 10}, time.clock());
    one_request(pacing, time, 0);

    pacing.rest(20);

    CHECK(pacing.begin() == Allowance::time_spent);
    CHECK_FALSE(pacing.wait(10.5));
    CHECK(pacing.wait(9));
    CHECK(time.waits == Waits{9});
}

TEST_CASE("when the instance asks for rest, nobody begins before it is over") {
    FakeTime time;
    Pacing pacing({}, time.clock());
    one_request(pacing, time, 0);

    pacing.rest(30);
    one_request(pacing, time, 0);

    CHECK(time.waits == Waits{30});
}

TEST_CASE("a third request waits until one of two is over") {
    FakeTime time;
    Pacing pacing({.between_seconds = 0}, time.clock());
    REQUIRE(pacing.begin() == Allowance::granted);
    REQUIRE(pacing.begin() == Allowance::granted);
    std::atomic<bool> may_begin = false;

    auto third = std::async(std::launch::async, [&] {
        const Allowance allowance = pacing.begin();
        CHECK(may_begin);
        return allowance;
    });
    may_begin = true;
    pacing.end();

    CHECK(third.get() == Allowance::granted);
}

TEST_CASE("a wish to stop ends a wait of the real clock") {
    const Clock clock = real_clock([] { return true; });
    const double before = clock.now();

    clock.wait(1000);

    CHECK(clock.now() - before < 500);
    CHECK(clock.random() < 1);
}
