// Why an HTTP exchange brought no whole answer, and what a person can do about it.
#pragma once

namespace lab::explorer {

/// Why there is no whole answer.
enum class Fault {
    none,
    bad_address,        ///< the URL is none, or of another scheme than http and https
    name_not_resolved,  ///< no address for the host's name
    proxy_failed,       ///< the proxy that the environment names
    refused,            ///< nobody listens there
    unreachable,        ///< no way to the host
    tls_failed,         ///< no trust, or no encryption: the message says which
    connect_timed_out,
    read_timed_out,
    reset,       ///< the connection ended before an answer began
    cut_short,   ///< the answer ended before it was whole
    too_large,   ///< more than is read
    redirected,  ///< told to ask elsewhere, which is never done
    garbled,     ///< not HTTP, or packed in a way that cannot be undone
    stopped,     ///< the caller's own wish
    other,
};

/// The word for a fault, as JSON and tests use it: "cut_short".
const char* to_string(Fault fault);

/// What to do about it: the last part of a message.
const char* advice(Fault fault);

}  // namespace lab::explorer
