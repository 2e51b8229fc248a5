// The table of words: complete in both languages, each sentence with the same names to fill in.
#include "explain/words.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <vector>

#include "compare/words.hpp"
#include "judge/guard.hpp"
#include "judge/trial.hpp"

using namespace lab;

namespace {

std::set<std::string> names_in(std::string_view phrase) {
    static const std::regex name("\\{([a-z0-9]+)\\}");
    const std::string text(phrase);
    std::set<std::string> out;
    for (std::sregex_iterator each(text.begin(), text.end(), name), end; each != end; ++each)
        out.insert((*each)[1]);
    return out;
}

}  // namespace

TEST_CASE("each phrase stands once, in both languages, with the same names but for verdicts") {
    std::set<std::string_view> seen;
    std::vector<Phrase> all(phrases().begin(), phrases().end());
    all.insert(all.end(), comparing_phrases().begin(), comparing_phrases().end());
    for (const Phrase& phrase : all) {
        CAPTURE(std::string(phrase.key));
        CHECK(seen.insert(phrase.key).second);
        CHECK_FALSE(phrase.en.empty());
        CHECK_FALSE(phrase.zh.empty());
        const bool has_verdict = judge::verdict_from(phrase.key).has_value();
        if (!has_verdict) CHECK(names_in(phrase.en) == names_in(phrase.zh));
    }
}

TEST_CASE("every verdict, reason and light has words") {
    for (const Tongue tongue : {Tongue::en, Tongue::zh}) {
        const Words words(tongue);
        for (int i = 0; i <= static_cast<int>(judge::Verdict::not_runnable); ++i)
            CHECK(words.knows(judge::to_string(static_cast<judge::Verdict>(i))));
        for (int i = 1; i <= static_cast<int>(judge::Reason::self_test); ++i)
            CHECK(
                words.knows("why " + std::string(judge::to_string(static_cast<judge::Reason>(i)))));
        for (const auto light : {judge::Light::green, judge::Light::yellow, judge::Light::red})
            CHECK(words.knows(judge::to_string(light)));
    }
}

TEST_CASE("names are filled in, and a phrase that there is not is a fault") {
    const Words words(Tongue::zh);

    CHECK(words("processes", fmt::arg("n", 3)) == "；3 个进程");
    CHECK_THROWS_AS(words("no such phrase"), std::logic_error);
    CHECK(words.line("why", "x") == "原因       x\n");
    CHECK(tongue_from("zh") == Tongue::zh);
    CHECK_FALSE(tongue_from("fr").has_value());
}
