// What a machine must have: what every Linux has is met, what none has is named with what was seen.
#include "local/needs.hpp"

#include <doctest/doctest.h>

using namespace lab::local;

TEST_CASE("what every machine has is not missing") {
    CHECK(missing_of({}).empty());
    CHECK(missing_of({"cpus:1", "ram:1M", "descriptors:16", "kernel:3.0", "command:sh"}).empty());
    CHECK(missing_of({"quiet"}).empty());
}

TEST_CASE("what no machine has is named, with what was seen instead") {
    const auto missing =
        missing_of({"cpus:100000", "ram:999999G", "kernel:99.0", "command:no-such-program"});

    REQUIRE(missing.size() == 4);
    CHECK(missing[0].find("cpus:100000 (") == 0);
    CHECK(missing[0].find(" here; use a machine") != std::string::npos);
    CHECK(missing[1].find("ram:999999G (") == 0);
    CHECK(missing[1].find(" MiB available; free memory") != std::string::npos);
    CHECK(missing[2].find("kernel:99.0 (Linux ") == 0);
    CHECK(missing[3] ==
          "command:no-such-program (not installed; apt-get install the package that holds it)");
}

TEST_CASE("only what is missing is named") {
    const auto missing = missing_of({"cpus:1", "command:no-such-program", "ram:1M"});

    REQUIRE(missing.size() == 1);
    CHECK(missing[0].find("command:no-such-program") == 0);
}
