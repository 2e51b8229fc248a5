// What differs between two books: each thing that can change is told apart from the others.
#include "diff/changes.hpp"

#include <doctest/doctest.h>

using namespace lab;
using namespace lab::diff;

namespace {

Sentence sentence(const std::string& id) {
    return {id,
            {"Soup is hot.", "汤是热的。"},
            {"At noon.", "中午。"},
            "true",
            {"soup(1)"},
            "experiment",
            "soup/boil"};
}

Experiment boil(double above = 3) {
    Experiment out;
    out.id = "soup/boil";
    Claim claim;
    claim.id = "soup/hot", claim.kind = ClaimKind::ratio, claim.subject = {"boil", "stir"};
    claim.relation = judge::Relation::above, claim.threshold = {above};
    claim.says = {"boiling costs more", "煮更贵"};
    out.claims = {claim};
    return out;
}

Side book(std::vector<Sentence> sentences = {sentence("soup/hot")},
          std::vector<Experiment> experiments = {boil()}) {
    Side out;
    out.catalogue = Catalogue(std::move(sentences));
    out.experiments = std::move(experiments);
    for (const Experiment& each : out.experiments)
        out.parts[each.id] = {{"listing", "1"}, {"headers", "2"}, {"flags", "3"}, {"claims", "4"}};
    out.pages["soup/boil"] = {"```{claim} soup/hot\n```\n", "```{claim} soup/hot\n```\n"};
    out.pages["tea"] = {"Tea.", "茶。"};
    return out;
}

std::vector<Aspect> aspects_of(const Changes& changes) {
    std::vector<Aspect> out;
    for (const ClaimChange& each : changes.claims) out.push_back(each.aspect);
    return out;
}

template <class Change>
Changes after(Change change) {
    Side head = book();
    change(head);
    return changes_between(book(), head, {});
}

std::vector<Aspect> aspects_after(void (*change)(Sentence&)) {
    Sentence changed = sentence("soup/hot");
    change(changed);
    return aspects_of(changes_between(book(), book({changed}), {}));
}

using Aspects = std::vector<Aspect>;

}  // namespace

TEST_CASE("a book does not differ from itself") {
    CHECK(changes_between(book(), book(), {}).empty());
}

TEST_CASE("each word of a sentence that changes is told by its own name") {
    CHECK(aspects_after([](Sentence& s) { s.text.en = "Cold."; }) == Aspects{Aspect::sentence});
    CHECK(aspects_after([](Sentence& s) { s.text.zh = "凉。"; }) == Aspects{Aspect::sentence});
    CHECK(aspects_after([](Sentence& s) { s.truth = "false"; }) == Aspects{Aspect::truth});
    CHECK(aspects_after([](Sentence& s) { s.note.zh = ""; }) == Aspects{Aspect::note});
    CHECK(aspects_after([](Sentence& s) { s.sources = {}; }) == Aspects{Aspect::sources});
    CHECK(aspects_after([](Sentence& s) { s.how = "opinion"; }) == Aspects{Aspect::how});
    CHECK(aspects_after([](Sentence& s) { s.page = "tea"; }) == Aspects{Aspect::page});
}

TEST_CASE("a claim that comes or goes is told once, with its sentence") {
    const Changes added =
        changes_between(book(), book({sentence("soup/hot"), sentence("tea/hot")}), {});
    const Changes removed = changes_between(book(), book({}, {}), {});

    REQUIRE(aspects_of(added) == Aspects{Aspect::added});
    CHECK(added.claims[0].id == "tea/hot");
    CHECK(added.claims[0].after.zh == "汤是热的。");
    CHECK(aspects_of(removed) == Aspects{Aspect::removed});
}

TEST_CASE("a threshold is shown as it was and as it is") {
    const Changes changes = changes_between(book(), book({sentence("soup/hot")}, {boil(5)}), {});

    REQUIRE(aspects_of(changes) == Aspects{Aspect::must_hold});
    CHECK(changes.claims[0].before.en == "ratio boil / stir above 3; control control");
    CHECK(changes.claims[0].after.en == "ratio boil / stir above 5; control control");
}

TEST_CASE("a claim that no experiment decides any more, or another one does, is told") {
    Experiment stew = boil();
    stew.id = "soup/stew";

    const Changes gone = changes_between(book(), book({sentence("soup/hot")}, {}), {});
    const Changes other = changes_between(book(), book({sentence("soup/hot")}, {stew}), {});

    CHECK(aspects_of(gone) == Aspects{Aspect::experiment});
    CHECK(aspects_of(other) == Aspects{Aspect::experiment});
    CHECK(other.claims[0].after.en == "soup/stew");
    REQUIRE(other.experiments.size() == 2);
    CHECK(other.experiments[0].parts == std::set{Part::removed});
    CHECK(other.experiments[1].parts == std::set{Part::added});
}

TEST_CASE("what an outcome depends on has to be run again, words have not") {
    for (const char* part : {"listing", "headers", "flags", "claims"}) {
        const Changes changes = after([&](Side& head) { head.parts["soup/boil"][part] = "new"; });
        REQUIRE_MESSAGE(changes.experiments.size() == 1, part);
        CHECK(changes.experiments[0].must_rerun());
        CHECK(to_string(*changes.experiments[0].parts.begin()) == std::string(part));
    }
    const Changes words = after([](Side& head) { head.experiments[0].title.zh = "煮汤"; });
    REQUIRE(words.experiments.size() == 1);
    CHECK_FALSE(words.experiments[0].must_rerun());
}
