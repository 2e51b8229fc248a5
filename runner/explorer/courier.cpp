// See courier.hpp.
#include "courier.hpp"

#include <fmt/core.h>

#include <utility>

#include "retry.hpp"

namespace lab::explorer {
namespace {

std::string spent(const Request& request, const Manners& manners, Allowance which) {
    if (which == Allowance::requests_spent)
        return fmt::format(
            "{}: not sent, since the {} requests that were allowed are used up; allow more, or go "
            "on later",
            request.url, manners.most_requests);
    return fmt::format(
        "{}: not sent, since the {:.0f} s that were allowed are used up; allow more, or go on "
        "later",
        request.url, manners.most_seconds);
}

std::string too_long(const Request& request, double seconds, const Manners& manners) {
    return fmt::format(
        "{}: the instance asks to wait {:.0f} s, which goes beyond the {:.0f} s that were allowed; "
        "go on later",
        request.url, seconds, manners.most_seconds);
}

// A place in the pacing, for as long as a request is under way.
class Place {
public:
    explicit Place(Pacing& pacing) : pacing_(pacing) {}
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() { pacing_.end(); }

private:
    Pacing& pacing_;
};

}  // namespace

Courier::Courier(Transport transport, Manners manners, Clock clock)
    : transport_(std::move(transport)),
      manners_(manners),
      clock_(clock),
      pacing_(manners, std::move(clock)) {}

Delivery Courier::send(const Request& request,
                       const std::function<bool(const Answer&)>& is_trouble) {
    Delivery delivery;
    for (;;) {
        const Allowance allowance = pacing_.begin();
        if (allowance != Allowance::granted) {
            delivery.is_spent = true;
            delivery.message = spent(request, manners_, allowance);
            return delivery;
        }
        {
            const Place place(pacing_);
            delivery.exchange = transport_(request);
        }
        ++delivery.tries;
        const Exchange& seen = delivery.exchange;
        const bool trouble = seen.fault == Fault::none && is_trouble && is_trouble(seen.answer);
        if (!trouble && !is_worth_another_try(seen)) return delivery;
        delivery.gave_up = delivery.tries >= manners_.tries;
        if (delivery.gave_up) return delivery;
        const auto asked = retry_after(seen.answer.header("retry-after"), clock_.calendar());
        const double wait = wait_after(manners_, delivery.tries, asked, clock_.random());
        if (asked) pacing_.rest(*asked);
        if (pacing_.wait(wait)) continue;
        delivery.gave_up = delivery.is_spent = true;
        delivery.message = too_long(request, wait, manners_);
        return delivery;
    }
}

}  // namespace lab::explorer
