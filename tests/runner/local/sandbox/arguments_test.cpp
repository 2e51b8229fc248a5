// The sandbox as bubblewrap is told it: what is always there, what is last, what needs change.
#include "local/sandbox/arguments.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace lab::local;

namespace {

using Words = std::vector<std::string>;

Words options(const Powers& powers, std::string disk = "") {
    Interior interior;
    interior.environment = {{"LANG", "C.UTF-8"}};
    interior.filter_fd = 7;
    interior.files = {{9, "/run/listing", true}, {10, "/etc/hosts", false}};
    interior.disk = std::move(disk);
    return bwrap_options(powers, interior);
}

bool has(const Words& all, const Words& part) {
    return std::search(all.begin(), all.end(), part.begin(), part.end()) != all.end();
}

}  // namespace

TEST_CASE("every namespace is new, and none can be made inside") {
    const Words all = options({});
    CHECK(has(all, {"--unshare-all", "--unshare-user"}));
    CHECK(has(all, {"--disable-userns"}));
    CHECK(has(all, {"--die-with-parent"}));
    CHECK(has(all, {"--clearenv", "--setenv", "LANG", "C.UTF-8"}));
    CHECK(has(all, {"--seccomp", "7"}));
}

TEST_CASE("root and /dev are made read-only last, after all that is put into them") {
    const Words all = options({});
    const Words last(all.end() - 4, all.end());
    CHECK(last == Words{"--remount-ro", "/dev", "--remount-ro", "/"});
}

TEST_CASE("every file system in memory has a size") {
    const Words all = options({});
    int count = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] != "--tmpfs") continue;
        CHECK(all[i - 4] == "--size");
        ++count;
    }
    CHECK(count == 3);
}

TEST_CASE("files are lent without the right to write, programs with the right to run") {
    const Words all = options({});
    CHECK(has(all, {"--perms", "0555", "--file", "9", "/run/listing"}));
    CHECK(has(all, {"--perms", "0444", "--file", "10", "/etc/hosts"}));
}

TEST_CASE("user namespaces and a disk are given only to those who ask") {
    Powers powers;
    powers.user_namespaces = true;
    CHECK_FALSE(has(options(powers), {"--disable-userns"}));
    CHECK(has(options({}, "/var/tmp/lab-1-0"), {"--bind", "/var/tmp/lab-1-0", "/work"}));
    CHECK_FALSE(has(options({}, "/var/tmp/lab-1-0"), {"--tmpfs", "/work"}));
}

TEST_CASE("nothing of the host is bound for writing") {
    const Words all = options({});
    CHECK(std::count(all.begin(), all.end(), "--bind") == 0);
    CHECK(std::count(all.begin(), all.end(), "--dev-bind") == 0);
}

TEST_CASE("a service finds its configuration and nothing of another's") {
    Powers powers;
    powers.services = {"nginx"};
    const Words all = options(powers);
    CHECK(has(all, {"--ro-bind-try", "/etc/nginx", "/etc/nginx"}));
    CHECK_FALSE(has(all, {"--ro-bind-try", "/etc/apache2", "/etc/apache2"}));
}
