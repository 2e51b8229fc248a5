// Strangers' words in a report: they stay words.
#include "diff/pen.hpp"

#include <doctest/doctest.h>

using namespace lab::diff;

TEST_CASE("in Markdown strangers' words are a code span") {
    CHECK(quoted(Style::markdown, "@maintainer <b>see</b> [this](http://x)") ==
          "`@maintainer <b>see</b> [this](http://x)`");
}

TEST_CASE("backticks do not end the code span") {
    CHECK(quoted(Style::markdown, "a `b` c") == "``a `b` c``");
    CHECK(quoted(Style::markdown, "``` @all") == "```` ``` @all ````");
    CHECK(quoted(Style::markdown, "`") == "`` ` ``");
}

TEST_CASE("a line stays a line, and what hides is shown") {
    for (const Style style : {Style::plain, Style::markdown}) {
        CHECK(quoted(style, "a\n# b\r\n::error::c").find('\n') == std::string::npos);
        CHECK(quoted(style, "a\xE2\x80\xAE b").find("<U+202E>") != std::string::npos);
        CHECK(quoted(style, "\x1b[31m").find('\x1b') == std::string::npos);
    }
}

TEST_CASE("nothing at all is a dash, not an open code span") {
    CHECK(quoted(Style::markdown, "") == "—");
    CHECK(quoted(Style::markdown, " \t ") == "—");
}

TEST_CASE("long words are cut between characters, and the rest is counted") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "锅";

    const std::string line = quoted(Style::plain, text);

    CHECK(line.size() == 400 * 3 + std::string("… (+600)").size());
    CHECK(line.find("锅… (+600)") != std::string::npos);
}
