// What is tried again, and when.
#include "explorer/retry.hpp"

#include <doctest/doctest.h>

using namespace lab::explorer;

namespace {

constexpr long long kNow = 784111777;  // Sun, 06 Nov 1994 08:49:37 GMT, as RFC 9110 writes it

Exchange with(int status) {
    Exchange exchange;
    exchange.answer.status = status;
    return exchange;
}

Exchange with(Fault fault) {
    Exchange exchange;
    exchange.fault = fault;
    return exchange;
}

}  // namespace

TEST_CASE("what may pass is tried again, and what is refused is not") {
    for (const int status : {429, 502, 503, 504}) CHECK(is_worth_another_try(with(status)));
    for (const int status : {200, 304, 400, 404, 405, 413, 415, 422, 431, 500, 501})
        CHECK_FALSE(is_worth_another_try(with(status)));
    CHECK(is_worth_another_try(with(Fault::reset)));
    for (const Fault fault : {Fault::refused, Fault::tls_failed, Fault::too_large, Fault::cut_short,
                              Fault::redirected, Fault::read_timed_out, Fault::stopped})
        CHECK_FALSE(is_worth_another_try(with(fault)));
}

TEST_CASE("Retry-After is a number of seconds or a date") {
    CHECK(retry_after("120", kNow) == 120);
    CHECK(retry_after("0", kNow) == 0);
    CHECK(retry_after("Sun, 06 Nov 1994 08:50:37 GMT", kNow) == 60);
    CHECK(retry_after("Sunday, 06-Nov-94 08:50:37 GMT", kNow) == 60);
    CHECK(retry_after("Sun Nov  6 08:50:37 1994", kNow) == 60);
    CHECK(retry_after("Sun, 06 Nov 1994 08:00:00 GMT", kNow) == 0);
    for (const char* nonsense : {"", "soon", "-1", "1.5 s"})
        CHECK_FALSE(retry_after(nonsense, kNow).has_value());
}

TEST_CASE("waits double up to a bound, and chance takes at most half away") {
    const Manners manners;

    CHECK(wait_after(manners, 1, {}, 0) == 0.5);
    CHECK(wait_after(manners, 3, {}, 0) == 2);
    CHECK(wait_after(manners, 3, {}, 0.5) == 3);
    CHECK(wait_after(manners, 100, {}, 0) == 30);
    CHECK(wait_after(manners, 1000000, {}, 1) == 60);
}

TEST_CASE("no wait is shorter than the instance asks for") {
    CHECK(wait_after({}, 1, 300.0, 0) == 300);
    CHECK(wait_after({}, 4, 1.0, 0) == 4);
}
