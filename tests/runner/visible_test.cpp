// What hides, reorders or forges text is named; everything else stays as it is.
#include "visible.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace lab;

TEST_CASE("controls of a terminal are written and not sent") {
    CHECK(visible("\x1b[31mred\x07\r\x7f") == "\\x1b[31mred\\x07\\x0d\\x7f");
    CHECK(visible(std::string("a\0b", 3)) == "a\\x00b");
    CHECK(visible("\u009b31m\u0085") == "<U+009B>31m<U+0085>");
}

TEST_CASE("marks of direction, width and line are named, and tags") {
    CHECK(visible("a\u202eb\u2066c\u200f\u061c") == "a<U+202E>b<U+2066>c<U+200F><U+061C>");
    CHECK(visible("\u200b\ufeff\u2028") == "<U+200B><U+FEFF><U+2028>");
    CHECK(visible("\U000e0041") == "<U+E0041>");
}

TEST_CASE("what can be seen stays as it is") {
    const std::string text = "tab\there, 汉字、é, 😀, \\x1b and <U+202E>\nnext";

    CHECK(visible(text) == text);
    CHECK(visible(visible("\x1b\u202e")) == visible("\x1b\u202e"));
}

TEST_CASE("bytes that are no UTF-8 are replaced, and hide nothing behind them") {
    CHECK(visible("\xff|\xc3|\xe2\x80|\xed\xa0\x80|\xc0\x9b") ==
          "\ufffd|\ufffd|\ufffd|\ufffd\ufffd\ufffd|\ufffd\ufffd");
    CHECK(visible("\xe2\x1b[2J") == "\ufffd\\x1b[2J");
}

TEST_CASE("a line stays one line") {
    CHECK(visible_line("one\nverdict    VERIFIED") == "one\\nverdict    VERIFIED");
}

TEST_CASE("JSON says the same with nothing in it that cannot be seen") {
    const nlohmann::json told = {"\u202e\u009b\U000e0041", "汉字", "\n\x1b"};

    const std::string shown = visible_json(told.dump());

    CHECK(shown == R"(["\u202e\u009b\udb40\udc41","汉字","\n\u001b"])");
    CHECK(nlohmann::json::parse(shown) == told);
}
