// What runner, supervisor and launcher say to each other comes back as it was, or not at all.
#include "supervise/order.hpp"

#include <doctest/doctest.h>

#include "launch/order.hpp"

using namespace lab;

TEST_CASE("what the supervisor saw comes back from its line") {
    const supervise::Status seen{.started = true,
                                 .wait_status = 139,
                                 .timed_out = true,
                                 .out_of_memory = true,
                                 .disk_full = true,
                                 .wall_us = 1'500'000,
                                 .user_us = 20,
                                 .system_us = 30,
                                 .max_rss_kib = 4096,
                                 .error = 2,
                                 .result = supervise::Result::too_big};

    const supervise::Status read = supervise::status_from(to_line(seen));

    CHECK(to_line(read) == to_line(seen));
    CHECK(read.out_of_memory);
    CHECK(read.wait_status == 139);
    CHECK(read.wall_us == 1'500'000);
    CHECK(read.result == supervise::Result::too_big);
}

TEST_CASE("a line that is missing, cut or foreign is no start") {
    CHECK_FALSE(supervise::status_from("").started);
    CHECK_FALSE(supervise::status_from("status 1 0").started);
    CHECK_FALSE(supervise::status_from("static 1 0 0 0 0 1 1 1 1 0 0").started);
    CHECK_FALSE(supervise::status_from("status 1 0 0 0 0 1 1 1 1 0 99").started);
    CHECK_FALSE(supervise::status_from("hello\n").started);
}

TEST_CASE("the supervisor's order comes back from its words, the program's own options untouched") {
    supervise::Order order;
    order.wall_seconds = 1.5, order.cpu_seconds = 2, order.file_bytes = 3, order.memory_bytes = 4;
    order.descriptors = 5, order.tasks = 6, order.runner = 7;
    order.result = "program", order.result_bytes = 8;
    order.program = {"/run/it", "--wall", "--"};

    auto words = words_of(order, "/run/lab-supervise");
    words.erase(words.begin());
    const auto read = supervise::order_from(words);

    REQUIRE(read);
    CHECK(read->wall_seconds == 1.5);
    CHECK(read->memory_bytes == 4);
    CHECK(read->tasks == 6);
    CHECK(read->result == "program");
    CHECK(read->program == order.program);
}

TEST_CASE("an order without a program, or with an unknown option, is none") {
    CHECK_FALSE(supervise::order_from({}));
    CHECK_FALSE(supervise::order_from({"--wall", "3"}));
    CHECK_FALSE(supervise::order_from({"--wall", "3", "--"}));
    CHECK_FALSE(supervise::order_from({"--help", "3", "--", "/bin/true"}));
    CHECK_FALSE(launch::order_from({}));
    CHECK_FALSE(launch::order_from({"--runner", "3", "--"}));
    CHECK_FALSE(launch::order_from({"--root", "yes", "--", "/bin/true"}));
}

TEST_CASE("the launcher's order comes back from its words") {
    launch::Order order;
    order.runner = 1, order.uid = 58'000, order.own_root = true;
    order.joins = {"/a/cgroup.procs", "/b/cgroup.procs"};
    order.program = {"/usr/bin/bwrap", "--args", "6", "--", "/run/x"};

    auto words = words_of(order, "lab-launch");
    words.erase(words.begin());
    const auto read = launch::order_from(words);

    REQUIRE(read);
    CHECK(read->uid == 58'000);
    CHECK(read->own_root);
    CHECK(read->joins == order.joins);
    CHECK(read->program == order.program);
}
