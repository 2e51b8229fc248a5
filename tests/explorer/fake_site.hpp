// An instance without a network: answers by path, and remembers what was asked.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "explorer/client.hpp"
#include "fake_time.hpp"
#include "recorded.hpp"

namespace lab::explorer {

class FakeSite {
public:
    /// @param work what a POST is answered with: a body of status 200
    explicit FakeSite(std::function<std::string(const nlohmann::json&)> work)
        : work_(std::move(work)) {}

    Client client() {
        return Client(
            "https://site.example/", [this](const Request& r) { return answer(r); }, {},
            time_.clock());
    }

    std::vector<std::string> gets;      ///< paths
    std::vector<nlohmann::json> posts;  ///< bodies
    Fault fault = Fault::none;          ///< of every POST

private:
    Exchange answer(const Request& request) {
        const std::lock_guard lock(mutex_);
        Exchange exchange;
        exchange.answer.status = 200;
        if (request.method == "POST") {
            posts.push_back(nlohmann::json::parse(request.body));
            exchange.fault = fault, exchange.message = "the network is away";
            exchange.answer.body = work_(posts.back());
            return exchange;
        }
        gets.push_back(request.url.substr(std::string("https://site.example").size()));
        exchange.answer.body = list(gets.back());
        return exchange;
    }

    static std::string list(const std::string& path) {
        if (path.rfind("/api/compilers/c++", 0) == 0) return body_of("compilers-cpp-fields-some");
        if (path.rfind("/api/libraries/c++", 0) == 0) return body_of("libraries-cpp");
        if (path == "/api/languages") return body_of("languages");
        if (path == "/api/formats") return body_of("formats");
        return "[]";
    }

    std::function<std::string(const nlohmann::json&)> work_;
    FakeTime time_;
    std::mutex mutex_;
};

}  // namespace lab::explorer
