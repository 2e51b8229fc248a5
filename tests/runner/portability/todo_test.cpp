// Which cells are tried again, and for which reason: the key by content.
#include "portability/todo.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "matrix.hpp"

using namespace lab::portability;

namespace {

std::string why(const std::function<void(Setting&)>& change) {
    Setting now = setting();
    change(now);
    return why_try(sheet_of({fine()}), now, content(), false);
}

}  // namespace

TEST_CASE("a cell stays while its content, compiler, flags and machine are the same") {
    CHECK(why([](Setting&) {}).empty());
    CHECK(why_try(sheet_of({fine()}), setting(), content(), true) == "asked for again");
}

TEST_CASE("whatever can change a cell is a reason to try it, and is named") {
    CHECK(why([](Setting& now) { now.standard = "c++23"; }) == "never recorded");
    CHECK(why([](Setting& now) { now.compiler = "g++-13"; }) == "never recorded");
    CHECK(why([](Setting& now) { now.where = "https://x"; }) == "never recorded");
    CHECK(why([](Setting& now) { now.version = "12.3"; }) == "compiler changed");
    CHECK(why([](Setting& now) { now.flags = {"-O3"}; }) == "flags changed");
    CHECK(why([](Setting& now) { now.flags = {"-O2 -Wall"}; }) == "flags changed");
    CHECK(why([](Setting& now) { now.arguments = {"a"}; }) == "arguments or input changed");
    CHECK(why([](Setting& now) { now.input = "a"; }) == "arguments or input changed");
    CHECK(why([](Setting& now) { now.instance = "b"; }) == "recorded on another machine");
}

TEST_CASE("another listing, header or claim is a reason, and is named") {
    Content header = content(), terms = content();
    header.headers = "cc";
    terms.terms["needs"] = {"cpus:2"};

    CHECK(why_try(sheet_of({fine()}), setting(), content("ff"), false) == "listing changed");
    CHECK(why_try(sheet_of({fine()}), setting(), header, false) == "a header it includes changed");
    CHECK(why_try(sheet_of({fine()}), setting(), terms, false) == "claims changed");
}

TEST_CASE("a failure of the service is tried again") {
    Cell silent = fine();
    silent.build = BuildOutcome::service_failed;

    CHECK(why_try(sheet_of({silent}), setting(), content(), false) ==
          "the service failed the last time");
}
