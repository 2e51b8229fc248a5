// Puts failures and outcomes into words: what was wanted, what was seen, what to do.
#pragma once

#include <optional>
#include <string>

#include "answers.hpp"
#include "courier.hpp"
#include "outcome.hpp"
#include "reply.hpp"

namespace lab::explorer {

/// Why a request has no answer that can be read; none where it has one.
std::optional<Failure> failure_of(const Request& request, const Delivery& delivery);

/// An answer that is not what it should be. @param wanted as in "a JSON array"
Failure garbled(const std::string& url, const std::string& wanted, const Answer& answer);

/// An outcome that is the service's own (is_of_the_service).
Failure not_taken(const std::string& url, Outcome outcome, const CompileAnswer& answer);

/// What was seen, in an outcome that is more than a plain end; empty for those.
std::string reason_of(Outcome outcome, const CompileAnswer& answer);

/// A text without colours and other ANSI escapes.
std::string without_colour(const std::string& text);

/// Lines of output as one text, each ended by a newline, without colours.
std::string plain_text(const std::vector<Line>& lines);

}  // namespace lab::explorer
