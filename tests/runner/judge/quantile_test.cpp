// Evidence about a chance other than one half, and the quantile process built on it.
#include "judge/quantile.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <tuple>

using namespace lab::judge;

namespace {

// E(n, k) by the definition: the average over p of the likelihood ratio, summed finely.
double evidence_by_sum(int n, int k, double p0) {
    constexpr int kSteps = 200'000;
    double sum = 0;
    for (int i = 0; i < kSteps; ++i) {
        const double p = p0 + (1 - p0) * (i + 0.5) / kSteps;
        sum += std::exp(k * std::log(p / p0) + (n - k) * std::log((1 - p) / (1 - p0)));
    }
    return sum / kSteps;
}

std::vector<double> numbers(int first, int last) {
    std::vector<double> out;
    for (int i = first; i <= last; ++i) out.push_back(i);
    return out;
}

}  // namespace

TEST_CASE("for a chance of one half the evidence is that of the sign process") {
    for (const std::pair<int, int>& counts :
         {std::pair{24, 23}, {40, 20}, {100, 73}, {1000, 577}}) {
        const int n = counts.first, k = counts.second;
        CAPTURE(n);
        CHECK(log_evidence_above(n, k, 0.5) == doctest::Approx(log_evidence(n, k)));
        CHECK(log_evidence_below(n, n - k, 0.5) == doctest::Approx(log_evidence(n, k)));
    }
}

TEST_CASE("the evidence is the average likelihood ratio over the alternatives") {
    for (const auto& [n, k, p0] : std::vector<std::tuple<int, int, double>>{
             {50, 3, 0.01}, {200, 0, 0.01}, {400, 12, 0.1}, {30, 30, 0.9}})
        CHECK(std::exp(log_evidence_above(n, k, p0)) ==
              doctest::Approx(evidence_by_sum(n, k, p0)).epsilon(1e-3));
}

TEST_CASE("under the null the evidence stays at its start on average") {
    const int n = 60;
    const double p0 = 0.2;
    double mean = 0;
    for (int k = 0; k <= n; ++k)
        mean +=
            std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) +
                     k * std::log(p0) + (n - k) * std::log(1 - p0) + log_evidence_above(n, k, p0));
    CHECK(mean == doctest::Approx(1));
}

TEST_CASE("a 99th percentile needs about a thousand samples without an exception") {
    QuantileProcess process(0.99, 1000, true);

    process.add(numbers(1, 900));
    CHECK_FALSE(process.decided());
    process.add(numbers(1, 900));

    CHECK(process.trial().verdict == Verdict::verified);
    CHECK(process.trial().n == 1800);
    CHECK(process.trial().up == 0);
}

TEST_CASE("a quantile beyond its bound refutes one claim and verifies the opposite") {
    QuantileProcess at_most(0.5, 10, true), above(0.5, 10, false);
    at_most.add(numbers(11, 60));
    above.add(numbers(11, 60));

    CHECK(at_most.trial().verdict == Verdict::refuted);
    CHECK(above.trial().verdict == Verdict::verified);
}

TEST_CASE("the interval of a quantile excludes the bound exactly when the claim is decided") {
    for (const double bound : {300.0, 380.0, 400.0, 420.0, 500.0}) {
        QuantileProcess process(0.4, bound, true);
        process.add(numbers(1, 1000));
        const Trial trial = process.trial();
        REQUIRE(trial.interval);
        const bool below = trial.interval->high <= bound, above = trial.interval->low > bound;

        CAPTURE(bound);
        CHECK((trial.verdict == Verdict::verified) == below);
        CHECK((trial.verdict == Verdict::refuted) == above);
        CHECK(std::get<double>(*trial.estimate) == 400);
    }
}

TEST_CASE("a quantile on its bound is decided wrongly no oftener than the level says") {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> uniform(0, 1);
    int decided = 0;
    for (int run = 0; run < 400; ++run) {
        QuantileProcess process(0.9, 0.9, true);
        for (int i = 0; i < 40 && !process.decided(); ++i) {
            std::vector<double> samples(25);
            for (double& each : samples) each = uniform(random);
            process.add(samples);
        }
        decided += process.decided();
    }
    CHECK(decided <= 1);
}

TEST_CASE("a quantile without enough samples, or with one that is no number, has no verdict") {
    QuantileProcess few(0.5, 1, true), odd(0.5, 1, true);
    few.add({0.1, 0.2});
    odd.add({0.1, std::nan("")});

    CHECK(few.trial().reason == Reason::too_few);
    CHECK_FALSE(few.trial().interval);
    CHECK(odd.trial().reason == Reason::bad_report);
    CHECK(odd.exhausted());
}
