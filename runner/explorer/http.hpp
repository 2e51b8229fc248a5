// One HTTP exchange: the only part of the project that opens sockets.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "fault.hpp"

namespace lab::explorer {

/// What is sent. `url` is whole; https is meant where it names no scheme.
struct Request {
    std::string method = "GET";  ///< GET or POST
    std::string url;
    std::string body;                         ///< of a POST
    std::string accept = "application/json";  ///< without it, an instance answers in plain text
    std::string content_type;                 ///< of `body`
};

/// What came back, whole and unpacked.
struct Answer {
    int status = 0;                              ///< of HTTP
    std::map<std::string, std::string> headers;  ///< names in small letters
    std::string body;

    /// A header's value; empty where there is none.
    std::string header(const std::string& name) const;
};

/// An answer, or the fault that stood in its way.
struct Exchange {
    Fault fault = Fault::none;  ///< none: there is an answer
    std::string message;        ///< of a fault: what was wanted, what was seen, what to do
    Answer answer;
};

/// How sending is bounded, and whom it trusts.
struct HttpSettings {
    std::string user_agent;                     ///< says plainly who asks
    std::size_t most_bytes = 32 * 1024 * 1024;  ///< of a body, unpacked; reading stops there
    double connect_seconds = 10;
    double total_seconds = 90;       ///< the public site's own network ends a POST after 60 s
    std::string ca_file, ca_folder;  ///< certificates to trust; empty: those of the system
    std::function<bool()> stopped;   ///< asked all the while; true ends the exchange
};

/// The user agent of this library: its name, its version, and what it is part of.
std::string user_agent();

/// The settings that the usual variables ask for: CURL_CA_BUNDLE or SSL_CERT_FILE, SSL_CERT_DIR.
/// (libcurl itself obeys http_proxy, https_proxy, all_proxy and no_proxy.)
HttpSettings http_settings_from_environment();

/// Sends requests and keeps connections open between them. May be called from several threads.
class Http {
public:
    /// Opens nothing yet.
    explicit Http(HttpSettings settings);
    ~Http();
    Http(const Http&) = delete;
    Http& operator=(const Http&) = delete;

    /// One exchange. A connection that was kept and has died under the request is replaced by a
    /// fresh one, once. No redirect is followed.
    Exchange send(const Request& request);

private:
    struct Pool;
    std::unique_ptr<Pool> pool_;
};

}  // namespace lab::explorer
