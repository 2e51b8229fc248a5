// The supervisor's status line: what it saw comes back, and anything else is no start.
#include "local/supervise.hpp"

#include <doctest/doctest.h>

using namespace lab::local;

TEST_CASE("what the supervisor saw comes back from its line") {
    const Supervised seen{.started = true,
                          .wait_status = 139,
                          .timed_out = true,
                          .wall_us = 1'500'000,
                          .user_us = 20,
                          .system_us = 30,
                          .max_rss_kib = 4096,
                          .error = 2};

    const Supervised read = from_line(to_line(seen));

    CHECK(to_line(read) == to_line(seen));
    CHECK(read.wait_status == 139);
    CHECK(read.wall_us == 1'500'000);
}

TEST_CASE("a line that is missing, cut or foreign is no start") {
    CHECK_FALSE(from_line("").started);
    CHECK_FALSE(from_line("status 1 0").started);
    CHECK_FALSE(from_line("static 1 0 0 1 1 1 1 0").started);
    CHECK_FALSE(from_line("hello\n").started);
}
