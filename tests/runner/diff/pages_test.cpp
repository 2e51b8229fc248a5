// Which pages a change touches: edited in one language or both, or speaking of what moved.
#include "diff/pages.hpp"

#include <doctest/doctest.h>

using namespace lab;
using namespace lab::diff;

namespace {

Side book() {
    Experiment boil;
    boil.id = "soup/boil";
    boil.claims.emplace_back();
    boil.claims.back().id = "soup/hot";
    Side out;
    out.experiments = {boil};
    out.pages["soup/boil"] = {"```{claim} soup/hot\n```\n", "```{claim} soup/hot\n```\n"};
    out.pages["tea"] = {"Tea.", "茶。"};
    return out;
}

template <class Change>
std::vector<PageChange> after(Change change, const std::set<std::string>& moved = {}) {
    Side head = book();
    change(head);
    return pages_between(book(), head, moved);
}

}  // namespace

TEST_CASE("a page edited in one language is told apart from one edited in both") {
    const auto edit = [](auto language) {
        return after([&](Side& head) { *(head.pages["tea"].*language) += "!"; });
    };
    const auto both = after([](Side& head) { head.pages["tea"] = {"T", "茶"}; });

    REQUIRE(edit(&Page::en).size() == 1);
    CHECK(edit(&Page::en)[0].en == Fate::changed);
    CHECK(edit(&Page::en)[0].zh == Fate::same);
    CHECK(edit(&Page::zh)[0].en == Fate::same);
    CHECK((both[0].en == Fate::changed && both[0].zh == Fate::changed));
}

TEST_CASE("a page that comes in one language is new in that language, one that goes is gone") {
    const auto come = after([](Side& head) { head.pages["milk"].zh = "奶。"; });
    const auto gone = after([](Side& head) { head.pages.erase("tea"); });

    REQUIRE(come.size() == 1);
    CHECK(come[0].zh == Fate::added);
    CHECK(come[0].en == Fate::same);
    CHECK((gone[0].en == Fate::removed && gone[0].zh == Fate::removed));
}

TEST_CASE("a page is named that speaks of what moved, though nobody edited it") {
    const auto pages = after([](Side&) {}, {"soup/hot", "soup/stew"});

    REQUIRE(pages.size() == 1);
    CHECK(pages[0].page == "soup/boil");
    CHECK(pages[0].speaks_of == std::vector<std::string>{"soup/hot"});
    CHECK_FALSE(pages[0].is_edited());
}

TEST_CASE("what no page names, the page of its topic shows") {
    const auto by_topic = [](Side& head) {
        head.pages["experiments"] = {"```{experiments} soup\n```", "```{experiments} soup\n```"};
    };
    const auto named_too = [&](Side& head) {
        by_topic(head);
        *head.pages["tea"].en += " `soup/boil`";
    };

    const auto pages = after(by_topic, {"soup/boil"});
    CHECK(pages[0].page == "experiments");
    CHECK(pages[0].speaks_of == std::vector<std::string>{"soup/boil"});
    CHECK(after(named_too, {"soup/boil"})[0].speaks_of.empty());
}

TEST_CASE("ids are found whole, in directives, roles and at the end of a sentence") {
    const std::set<std::string> known = {"soup/hot", "soup/boil"};

    CHECK(named_in("{measured}`soup/boil#thread`", known) == std::vector<std::string>{"soup/boil"});
    CHECK(named_in("{given}`64 MiB <soup/boil>`", known) == std::vector<std::string>{"soup/boil"});
    CHECK(named_in("See soup/hot.", known) == std::vector<std::string>{"soup/hot"});
    CHECK(named_in("见 soup/hot。", known) == std::vector<std::string>{"soup/hot"});
    CHECK(named_in("soup/hotter, my-soup/hot, soup/hot-dog", known).empty());
}
