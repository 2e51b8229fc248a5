// What a claim file's needs open, and that everything else stays shut.
#include "local/sandbox/powers.hpp"

#include <doctest/doctest.h>

using namespace lab;
using namespace lab::local;

namespace {

Powers with(std::vector<std::string> needs) {
    Experiment experiment;
    experiment.needs = std::move(needs);
    return powers_of(experiment);
}

std::vector<std::string> exceptions(std::vector<std::string> needs) {
    Experiment experiment;
    experiment.needs = std::move(needs);
    return exceptions_of(experiment);
}

}  // namespace

TEST_CASE("without needs, a listing gets the defaults and its own limits") {
    Experiment experiment;
    experiment.limits = {.wall_seconds = 3, .cpu_seconds = 2};

    const Powers powers = powers_of(experiment);

    CHECK(powers.wall_seconds == 3);
    CHECK(powers.cpu_seconds == 2);
    CHECK(powers.memory_bytes == 512 * kMiB);
    CHECK(powers.tasks == 256);
    CHECK_FALSE(powers.io_uring);
    CHECK_FALSE(powers.user_namespaces);
    CHECK_FALSE(powers.on_disk);
}

TEST_CASE("each need opens what it names and nothing else") {
    CHECK(with({"ram:600M"}).memory_bytes == (512 + 600) * kMiB);
    CHECK(with({"ram:2G"}).memory_bytes == (512 + 2048) * kMiB);
    CHECK(with({"tasks:500"}).tasks == 500);
    CHECK(with({"descriptors:4000"}).descriptors == 4000);
    CHECK(with({"io_uring"}).io_uring);
    CHECK(with({"userns"}).user_namespaces);
    CHECK(with({"service:nginx"}).services == std::vector<std::string>{"nginx"});
    const Powers disk = with({"disk:64M"});
    CHECK(disk.on_disk);
    CHECK(disk.work_bytes == 64 * kMiB);
    CHECK_FALSE(disk.io_uring);
}

TEST_CASE("a need below the default does not narrow it, and is no exception") {
    CHECK(with({"tasks:80", "descriptors:150"}).tasks == 256);
    CHECK(with({"tasks:80", "descriptors:150"}).descriptors == 1024);
    CHECK(exceptions({"tasks:80", "descriptors:1020", "cpus:2", "python3"}).empty());
}

TEST_CASE("reviewers are told the needs that open something") {
    CHECK(exceptions({"cpus:2", "io_uring", "kernel:5.5", "ram:1M", "tasks:257"}) ==
          std::vector<std::string>{"io_uring", "ram:1M", "tasks:257"});
    Experiment patient;
    patient.limits = {.wall_seconds = 60, .cpu_seconds = 20};
    CHECK(exceptions_of(patient) == std::vector<std::string>{"wall:60s"});
}
