// What somebody may have meant who typed a name that there is not.
#include "similar.hpp"

#include <doctest/doctest.h>

using namespace lab;

namespace {

using Names = std::vector<std::string>;

const Names kKnown = {"soup/boil", "soup/boil-over", "soup/stir", "tea/boil"};

}  // namespace

TEST_CASE("a part of a name means every name that contains it") {
    CHECK(similar("boil", kKnown) == Names{"soup/boil", "soup/boil-over", "tea/boil"});
    CHECK(similar("boil-over", kKnown) == Names{"soup/boil-over"});
}

TEST_CASE("a slip of the hand means the name that was nearly typed") {
    CHECK(similar("soup/biol", kKnown) == Names{"soup/boil"});
    CHECK(similar("soup/stirr", kKnown) == Names{"soup/stir"});
    CHECK(similar("soup/boil_over", kKnown) == Names{"soup/boil-over"});
}

TEST_CASE("what resembles nothing means nothing") {
    CHECK(similar("coffee/grind", kKnown).empty());
    CHECK(similar("", kKnown).empty());
    CHECK(similar("boil", {}).empty());
}

TEST_CASE("no more names are offered than one can read at a glance") {
    CHECK(similar("a", {"a1", "a2", "a3", "a4", "a5", "a6"}).size() == 5);
    CHECK(similar("a", Names(20, "a")) == Names{"a"});
}

TEST_CASE("the offer ends a complaint, and other words do where there is none") {
    CHECK(did_you_mean("stir", kKnown) == "; did you mean soup/stir?");
    CHECK(did_you_mean("boil", {"a/boil", "b/boil"}) == "; did you mean a/boil, b/boil?");
    CHECK(did_you_mean("coffee", kKnown, "; the menu lists all") == "; the menu lists all");
}
