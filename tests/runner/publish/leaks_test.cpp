// What names the host or its user is found wherever it stands, and nothing else is.
#include "publish/leaks.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "temporary_book.hpp"

using namespace lab;

namespace {

using Json = nlohmann::ordered_json;

// "runs[0].stdout: the user's name", one a line.
std::string found(const Json& document) {
    std::string out;
    for (const Leak& leak : leaks_in(document, {{"the host's name", "gannet"},
                                                {"the user's name", "eve"},
                                                {"the home folder", "/srv/home-4"}}))
        out += leak.key + ": " + leak.what + "\n";
    return out;
}

}  // namespace

TEST_CASE("a name is found in every place where a program or a person can put it") {
    CHECK(found({{"runs", {{{"stdout", "ok"}}, {{"stdout", "I am eve@GANNET.\n"}}}}}) ==
          "runs[1].stdout: the host's name\nruns[1].stdout: the user's name\n");
    CHECK(found({{"facts", {{"gannet", 1}}}}) == "facts.gannet: the host's name\n");
    CHECK(found({{"path", "/srv/home-4/book"}}) == "path: the home folder\n");
    CHECK(found({{"lists", {{1, {"x", "by eve"}}}}}) == "lists[0][1][1]: the user's name\n");
}

TEST_CASE("a name inside another word is no name") {
    CHECK(found({{"text", "never, gannets, sleeve, eve_1, /srv/home-40"}}).empty());
    CHECK(found({{"n", 5}, {"none", nullptr}, {"list", Json::array()}}).empty());
    CHECK(found({{"text", "mail-eve.gannet"}}).size() > 0);
}

TEST_CASE("this checkout's own place is among what names the host; common names are not") {
    const TemporaryBook book;

    std::string all;
    for (const local::Identity& each : local::identities(book.root())) {
        CHECK(each.text != "root");
        CHECK(each.text != "localhost");
        all += each.what + " " + each.text + "\n";
    }
    CHECK(all.find("the checkout's place " + book.root().string() + "\n") != std::string::npos);
}
