// An order of costs holds when each pair of neighbours does.
#include "judge/chain.hpp"

#include <doctest/doctest.h>

using namespace lab::judge;

namespace {

Trial link(Verdict verdict, double ratio, Reason reason = Reason::none) {
    Trial trial;
    trial.verdict = verdict, trial.reason = reason, trial.estimate = ratio;
    return trial;
}

}  // namespace

TEST_CASE("a chain holds when every link does, and shows its weakest link") {
    const Trial all =
        chain({link(Verdict::verified, 5), link(Verdict::verified, 2), link(Verdict::verified, 9)});

    CHECK(all.verdict == Verdict::verified);
    CHECK(std::get<double>(*all.estimate) == 2);
}

TEST_CASE("one refuted link refutes the chain, whatever the others lack") {
    const Trial all =
        chain({link(Verdict::verified, 5), link(Verdict::inconclusive, 1, Reason::budget),
               link(Verdict::refuted, 0.5)});

    CHECK(all.verdict == Verdict::refuted);
    CHECK(std::get<double>(*all.estimate) == 0.5);
    CHECK(explain(all).empty());
}

TEST_CASE("a link without verdict leaves the chain undecided, for its reason") {
    const Trial all = chain(
        {link(Verdict::verified, 5), link(Verdict::inconclusive, 1.2, Reason::near_threshold)});

    CHECK(all.verdict == Verdict::inconclusive);
    CHECK(explain(all) == "near-threshold: link 2");
    CHECK(chain({}).reason == Reason::too_few);
}

TEST_CASE("the links share the level of one claim") { CHECK(alpha_of_link(1e-4, 4) == 2.5e-5); }
