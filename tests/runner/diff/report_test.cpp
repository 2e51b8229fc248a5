// A comparison in words: both languages, both forms, and nothing in it that strangers' words do.
#include "diff/report.hpp"

#include <doctest/doctest.h>

#include "diff/words.hpp"

using namespace lab;
using namespace lab::diff;

namespace {

constexpr std::size_t kRoom = 1 << 20;

Standing standing(const std::string& verdict, double estimate) {
    Standing out;
    out.id = "soup/hot", out.experiment = "soup/boil", out.verdict = verdict;
    out.estimate = estimate, out.interval = {estimate * 0.9, estimate * 1.1};
    out.finished_at = "2026-11-24T08:00:09Z";
    return out;
}

Difference difference() {
    Difference out;
    out.base.name = "main", out.base.commit = std::string(40, 'a');
    out.head.name = ".";
    out.changes.claims = {{"soup/hot", Aspect::sentence, {"Hot.", "热。"}, {"Warm.", "温。"}}};
    return out;
}

Difference measured(const Standing& before, const Standing& after) {
    Difference out;
    for (Told* side : {&out.base, &out.head})
        side->folder = "evidence/stove", side->measured.machine = "stove";
    out.base.measured.standings = {before}, out.head.measured.standings = {after};
    out.compared = compared(out.base.measured, out.head.measured, {});
    return out;
}

bool says(const std::string& text, const std::string& words) {
    INFO("in:\n" << text);
    return text.find(words) != std::string::npos;
}

std::string plain(const Difference& found, Tongue tongue = Tongue::en) {
    return report(found, tongue, Style::plain, kRoom);
}

}  // namespace

TEST_CASE("nothing changed is one sentence in either language") {
    Difference none = difference();
    none.changes = {};

    CHECK(plain(none) == "Nothing has changed between main (aaaaaaa) and the files as they are.\n");
    CHECK(plain(none, Tongue::zh) == "没有任何变化：main（aaaaaaa） → 当前文件。\n");
    none.other_files = 3;
    CHECK(says(plain(none), "other files that have: 3."));
}

TEST_CASE("a sentence is shown as it was and as it is, in the language asked for") {
    CHECK(says(plain(difference()), "soup/hot: sentence"));
    CHECK(says(plain(difference()), "Hot. → Warm."));
    CHECK(says(plain(difference(), Tongue::zh), "soup/hot：原句"));
    CHECK(says(plain(difference(), Tongue::zh), "热。 → 温。"));
}

TEST_CASE("a sentence that changed in the other language only is said to have") {
    Difference found = difference();
    found.changes.claims[0].after.en = "Hot.";

    CHECK(says(plain(found), "only in Chinese: 热。 → 温。"));
}

TEST_CASE("a verdict that turned is told with both numbers") {
    const auto found = measured(standing("VERIFIED", 5), standing("REFUTED", 2));

    CHECK(says(plain(found), "soup/hot: VERIFIED → REFUTED"));
    CHECK(says(plain(found), "5 (4.5 to 5.5) → 2 (1.8 to 2.2)"));
    CHECK(says(plain(found, Tongue::zh), "已证实（VERIFIED） → 已推翻（REFUTED）"));
}

TEST_CASE("a number beyond noise is told with its factor, one within noise is not") {
    const auto far = measured(standing("VERIFIED", 5), standing("VERIFIED", 10));
    const auto near = measured(standing("VERIFIED", 5), standing("VERIFIED", 5.1));

    CHECK(says(plain(far), "5 (4.5 to 5.5) → 10 (9 to 11); 2 times"));
    CHECK(near.empty());
    CHECK(near.compared->same == 1);
}

TEST_CASE("numbers are shown without exponents, and counts with each digit") {
    const auto costs = measured(standing("VERIFIED", 1483.7), standing("VERIFIED", 0.0123));
    Standing few = standing("VERIFIED", 0), many = few;
    few.interval.reset(), many.interval.reset();
    few.estimate = 65535LL, many.estimate = 65536LL;

    CHECK(says(plain(costs), "1480 (1340 to 1630) → 0.0123"));
    CHECK(says(plain(measured(few, many)), "65535 → 65536"));
}

TEST_CASE("a side without evidence is said to have none, and the rest is told") {
    Difference found = difference();

    CHECK(says(plain(found), "main (aaaaaaa) holds no published evidence"));
    CHECK(says(plain(found), "Hot. → Warm."));
    found.head.why = "claims.json: edited";
    CHECK(says(plain(found), "is not read: claims.json: edited"));
}

TEST_CASE("numbers that are published for the first time, or of another machine, are a change") {
    auto first = measured(standing("VERIFIED", 5), standing("VERIFIED", 5)), other = first;
    first.base = {};
    other.head.measured.machine = "oven";

    CHECK_FALSE(first.empty());
    CHECK_FALSE(other.empty());
    first.base.left_aside = true;
    CHECK(first.empty());
}

TEST_CASE("other machines and evidence from before the change are said to be so") {
    auto found = measured(standing("VERIFIED", 5), standing("VERIFIED", 10));
    found.head.measured.machine = "oven", found.head.outdated = {"soup/boil"};

    CHECK(says(plain(found), "different machines"));
    CHECK(says(plain(found), "before a change of these experiments"));
}

TEST_CASE("a claim tried on one side only is counted, and no move unless the claim is new") {
    Measured base, head;
    head.standings = {standing("VERIFIED", 5)};

    CHECK(compared(base, head, {}).one_side == 1);
    CHECK(compared(base, head, {}).moves.empty());
    CHECK(compared(base, head, {"soup/hot"}).moves.size() == 1);
}

TEST_CASE("what does not fit is left out and counted") {
    Difference found = difference();
    for (int i = 0; i < 5000; ++i)
        found.changes.claims.push_back(
            {"soup/" + std::to_string(i), Aspect::added, {}, {"S", "汤"}});

    const std::string text = report(found, Tongue::en, Style::markdown, 60'000);

    CHECK(text.size() < 60'000);
    CHECK(says(text, "Left out here for want of room: "));
    CHECK_FALSE(says(plain(found), "Left out"));
}

TEST_CASE("every aspect, part and fate has words in both languages") {
    const Words words(Tongue::zh, diff_phrases());
    for (int i = 0; i <= static_cast<int>(Aspect::says); ++i) {
        const std::string name = to_string(static_cast<Aspect>(i));
        CHECK_MESSAGE((words.knows("aspect " + name) || words.knows("claim " + name)), name);
    }
    for (int i = 0; i <= static_cast<int>(Part::words); ++i)
        CHECK(words.knows("part " + std::string(to_string(static_cast<Part>(i)))));
    for (const char* fate : {"changed", "added", "removed"})
        for (const char* where : {" en", " zh", " both"})
            CHECK(words.knows(std::string(fate) + where));
}

TEST_CASE("no phrase holds a sign that Markdown would read") {
    for (const Phrase& phrase : diff_phrases())
        for (const std::string_view text : {phrase.en, phrase.zh})
            CHECK_MESSAGE(text.find_first_of("`*[]<>@#|\\!$~&") == std::string_view::npos, text);
}
