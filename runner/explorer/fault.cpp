// See fault.hpp.
#include "fault.hpp"

#include <array>
#include <cstddef>

namespace lab::explorer {

const char* to_string(Fault fault) {
    static constexpr std::array kWords = {
        "none",           "bad_address", "name_not_resolved", "proxy_failed",
        "refused",        "unreachable", "tls_failed",        "connect_timed_out",
        "read_timed_out", "reset",       "cut_short",         "too_large",
        "redirected",     "garbled",     "stopped",           "other"};
    static_assert(kWords.size() == static_cast<std::size_t>(Fault::other) + 1);
    return kWords.at(static_cast<std::size_t>(fault));
}

const char* advice(Fault fault) {
    switch (fault) {
        case Fault::bad_address:
            return "give an address such as https://godbolt.org";
        case Fault::name_not_resolved:
            return "look at the name, and whether this machine has a network";
        case Fault::proxy_failed:
            return "look at http_proxy, https_proxy and all_proxy";
        case Fault::refused:
        case Fault::unreachable:
            return "look at host and port, and whether the instance runs";
        case Fault::tls_failed:
            return "SSL_CERT_FILE can name certificates to trust besides the system's";
        case Fault::connect_timed_out:
        case Fault::read_timed_out:
            return "the instance is busy or far away: try later, or allow more time";
        case Fault::reset:
        case Fault::cut_short:
            return "try again; if it stays, the instance or a proxy before it is at fault";
        case Fault::too_large:
            return "ask for less, or allow more bytes";
        case Fault::redirected:
            return "if that is where you mean to go, name it as the address";
        case Fault::garbled:
            return "is this a Compiler Explorer instance?";
        case Fault::none:
        case Fault::stopped:
        case Fault::other:
            return "nothing was recorded";
    }
    return "";
}

}  // namespace lab::explorer
