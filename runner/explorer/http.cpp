// See http.hpp.
#include "http.hpp"

#include <curl/curl.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

namespace lab::explorer {
namespace {

constexpr const char* kVersion = "1.0";
constexpr std::size_t kMostHeaderBytes = 256 * 1024;

struct Ended {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, Ended>;
using HeaderList = std::unique_ptr<curl_slist, Ended>;

// One transfer as it arrives; libcurl calls back with its address.
struct Transfer {
    const HttpSettings* settings = nullptr;
    Answer answer;
    std::size_t header_bytes = 0;
    bool too_large = false;
    std::array<char, CURL_ERROR_SIZE> complaint{};

    std::size_t take_body(std::string_view part) {
        too_large = answer.body.size() + part.size() > settings->most_bytes;
        if (too_large) return 0;
        answer.body += part;
        return part.size();
    }

    std::size_t take_header(std::string_view line) {
        header_bytes += line.size();
        too_large = header_bytes > kMostHeaderBytes;
        if (too_large) return 0;
        if (line.rfind("HTTP/", 0) == 0) answer.headers.clear();  // 100 Continue came before
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return line.size();
        std::string name(line.substr(0, colon)), value(line.substr(colon + 1));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        value.erase(0, value.find_first_not_of(" \t"));
        value.erase(value.find_last_not_of(" \t\r\n") + 1);
        answer.headers[name] = value;
        return line.size();
    }
};

std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* transfer) {
    return static_cast<Transfer*>(transfer)->take_body({bytes, size});
}

std::size_t on_header(char* bytes, std::size_t, std::size_t size, void* transfer) {
    return static_cast<Transfer*>(transfer)->take_header({bytes, size});
}

int on_progress(void* transfer, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& stopped = static_cast<Transfer*>(transfer)->settings->stopped;
    return stopped && stopped() ? 1 : 0;
}

long number(CURL* handle, CURLINFO what) {
    long value = 0;
    curl_easy_getinfo(handle, what, &value);
    return value;
}

long milliseconds(double seconds) { return static_cast<long>(seconds * 1000); }

void set_bounds(CURL* handle, const HttpSettings& settings) {
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_DEFAULT_PROTOCOL, "https");
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(settings.connect_seconds));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, milliseconds(settings.total_seconds));
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(handle, CURLOPT_USERAGENT, settings.user_agent.c_str());
    if (!settings.ca_file.empty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, settings.ca_file.c_str());
    if (!settings.ca_folder.empty())
        curl_easy_setopt(handle, CURLOPT_CAPATH, settings.ca_folder.c_str());
}

void set_callbacks(CURL* handle, Transfer& transfer) {
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer.complaint.data());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
}

HeaderList set_request(CURL* handle, const Request& request) {
    curl_slist* list = curl_slist_append(nullptr, ("Accept: " + request.accept).c_str());
    curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
    if (request.method == "POST") {
        list = curl_slist_append(list, ("Content-Type: " + request.content_type).c_str());
        list = curl_slist_append(list, "Expect:");  // nobody answers 100 Continue
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
    }
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list);
    return HeaderList(list);
}

bool was_connected(CURL* handle) {
    curl_off_t request_began = 0;  // 0 until all hands, TLS's too, are shaken
    curl_easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &request_began);
    return request_began > 0;
}

Fault fault_of(CURLcode code, CURL* handle, const Transfer& transfer) {
    if (transfer.too_large) return Fault::too_large;
    const bool began = transfer.header_bytes > 0;
    switch (code) {
        case CURLE_OK:
            return Fault::none;
        case CURLE_URL_MALFORMAT:
            return Fault::bad_address;
        case CURLE_UNSUPPORTED_PROTOCOL:  // also "received HTTP/0.9"
            return was_connected(handle) ? Fault::garbled : Fault::bad_address;
        case CURLE_COULDNT_RESOLVE_HOST:
            return Fault::name_not_resolved;
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_PROXY:
            return Fault::proxy_failed;
        case CURLE_COULDNT_CONNECT:
            return number(handle, CURLINFO_OS_ERRNO) == ECONNREFUSED ? Fault::refused
                                                                     : Fault::unreachable;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_USE_SSL_FAILED:
            return Fault::tls_failed;
        case CURLE_OPERATION_TIMEDOUT:
            return was_connected(handle) ? Fault::read_timed_out : Fault::connect_timed_out;
        case CURLE_GOT_NOTHING:
        case CURLE_SEND_ERROR:
            return Fault::reset;
        case CURLE_RECV_ERROR:
            return began ? Fault::cut_short : Fault::reset;
        case CURLE_PARTIAL_FILE:
            return Fault::cut_short;
        case CURLE_BAD_CONTENT_ENCODING:
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_WRITE_ERROR:  // gzip that does not unpack
            return Fault::garbled;
        case CURLE_ABORTED_BY_CALLBACK:
            return Fault::stopped;
        default:
            return Fault::other;
    }
}

std::string told(const Request& request, Fault fault, const std::string& seen) {
    return fmt::format("{}: wanted an answer, saw none ({}: {}); {}", request.url, to_string(fault),
                       seen, advice(fault));
}

bool is_redirect(int status) { return status >= 300 && status < 400 && status != 304; }

std::string target_of(CURL* handle, const Answer& answer) {
    const char* target = nullptr;
    curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &target);
    return target ? target : answer.header("location");
}

// libcurl would take "api" for the host of "http:///api".
bool names_host(const std::string& url) {
    const std::size_t scheme = url.find("://");
    const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
    const std::string host = url.substr(begin, url.find_first_of("/?#", begin) - begin);
    return !host.empty() && host.front() != ':' && host.back() != ':';
}

std::string from_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

// libcurl's own beginning and end, once a process.
struct Library {
    Library() { curl_global_init(CURL_GLOBAL_DEFAULT); }
    ~Library() { curl_global_cleanup(); }
};

}  // namespace

std::string Answer::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

std::string user_agent() {
    return fmt::format("lab-explorer/{} ({}; C++ client of the lab repository)", kVersion,
                       curl_version_info(CURLVERSION_NOW)->version);
}

HttpSettings http_settings_from_environment() {
    HttpSettings settings;
    settings.user_agent = user_agent();
    settings.ca_file = from_environment("CURL_CA_BUNDLE");
    if (settings.ca_file.empty()) settings.ca_file = from_environment("SSL_CERT_FILE");
    settings.ca_folder = from_environment("SSL_CERT_DIR");
    return settings;
}

// The handles that nobody uses now; each keeps its connection.
struct Http::Pool {
    HttpSettings settings;
    std::mutex mutex;
    std::vector<Easy> idle;

    Easy take() {
        const std::lock_guard lock(mutex);
        if (idle.empty()) return Easy(curl_easy_init());
        Easy handle = std::move(idle.back());
        idle.pop_back();
        return handle;
    }

    void give_back(Easy handle) {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(handle));
    }

    Exchange once(CURL* handle, const Request& request, bool fresh, bool& reused) const {
        Transfer transfer;
        transfer.settings = &settings;
        curl_easy_reset(handle);
        set_bounds(handle, settings);
        set_callbacks(handle, transfer);
        const HeaderList headers = set_request(handle, request);
        curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
        const CURLcode code = curl_easy_perform(handle);
        reused = number(handle, CURLINFO_NUM_CONNECTS) == 0;
        Exchange exchange{fault_of(code, handle, transfer), "", std::move(transfer.answer)};
        exchange.answer.status = static_cast<int>(number(handle, CURLINFO_RESPONSE_CODE));
        std::string seen =
            transfer.complaint[0] ? transfer.complaint.data() : curl_easy_strerror(code);
        if (exchange.fault == Fault::too_large)
            seen = fmt::format("more than {} bytes", settings.most_bytes);
        if (exchange.fault == Fault::none && is_redirect(exchange.answer.status)) {
            exchange.fault = Fault::redirected;
            seen = fmt::format("status {}, sent on to {}", exchange.answer.status,
                               target_of(handle, exchange.answer));
        }
        if (exchange.fault != Fault::none) exchange.message = told(request, exchange.fault, seen);
        return exchange;
    }
};

Http::Http(HttpSettings settings) : pool_(std::make_unique<Pool>()) {
    static const Library library;
    pool_->settings = std::move(settings);
}

Http::~Http() = default;

Exchange Http::send(const Request& request) {
    if (!names_host(request.url))
        return {Fault::bad_address, told(request, Fault::bad_address, "no host in it"), {}};
    Easy handle = pool_->take();
    if (!handle) return {Fault::other, told(request, Fault::other, "libcurl gave no handle"), {}};
    bool reused = false;
    Exchange exchange = pool_->once(handle.get(), request, false, reused);
    if (exchange.fault == Fault::reset && reused)
        exchange = pool_->once(handle.get(), request, true, reused);
    pool_->give_back(std::move(handle));
    return exchange;
}

}  // namespace lab::explorer
