// What a call to an instance came to: a value, or the failure that stood in its way.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "http.hpp"

namespace lab::explorer {

/// Why there is no answer. None of these says anything of the code that was sent.
enum class Cause {
    transport,     ///< no whole HTTP answer: `Failure::fault` says why
    refused,       ///< the instance said no: an HTTP status from 400 on
    busy,          ///< 429, 502, 503, 504, or trouble of its own, again and again
    garbled,       ///< an answer that is not what it should be
    unknown_name,  ///< a language, compiler, library, version or formatter that it does not have
    unsupported,   ///< this compiler cannot do that there
    bad_request,   ///< what was to be sent cannot be sent
    budget_spent,  ///< as many requests, or as much time, as were allowed
};

/// What stood in the way of an answer.
struct Failure {
    Cause cause = Cause::transport;  ///< of which kind it is
    Fault fault = Fault::none;       ///< of transport
    int status = 0;                  ///< HTTP status; 0: there was none
    std::string message;             ///< what was wanted, what was seen, what to do
};

/// A `T`, or a Failure.
template <class T>
class Reply {
public:
    /// There is an answer.
    Reply(T value) : content_(std::move(value)) {}
    /// There is none.
    Reply(Failure failure) : content_(std::move(failure)) {}

    /// Is there a value?
    explicit operator bool() const { return std::holds_alternative<T>(content_); }
    /// The value. Throws std::bad_variant_access where there is none.
    const T& operator*() const { return std::get<T>(content_); }
    /// A member of the value. Throws likewise.
    const T* operator->() const { return &std::get<T>(content_); }
    /// Why there is none. Throws std::bad_variant_access where there is one.
    const Failure& failure() const { return std::get<Failure>(content_); }

private:
    std::variant<T, Failure> content_;
};

/// The word for a cause, as JSON and tests use it: "unknown_name".
const char* to_string(Cause cause);

}  // namespace lab::explorer
