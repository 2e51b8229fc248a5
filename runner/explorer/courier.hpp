// Carries requests as a good guest does: in turn, again where that may help, within a budget.
#pragma once

#include <functional>
#include <string>

#include "http.hpp"
#include "pacing.hpp"

namespace lab::explorer {

/// What sends one request, once.
using Transport = std::function<Exchange(const Request&)>;

/// What came of a request, with all its tries.
struct Delivery {
    Exchange exchange;  ///< of the last try
    int tries = 0;
    bool is_spent = false;  ///< the budget ended it: `message` says which part
    bool gave_up = false;   ///< the last try was worth another one
    std::string message;    ///< empty where there is nothing to say beyond the exchange
};

class Courier {
public:
    Courier(Transport transport, Manners manners, Clock clock);

    /// Sends, and tries again with doubling waits where that may help.
    /// @param is_trouble also worth another try: an answer of status 200 that says so in its body
    Delivery send(const Request& request,
                  const std::function<bool(const Answer&)>& is_trouble = {});

    /// Requests sent so far, repeated ones too.
    int sent() const { return pacing_.begun(); }

private:
    const Transport transport_;
    const Manners manners_;
    const Clock clock_;
    Pacing pacing_;
};

}  // namespace lab::explorer
