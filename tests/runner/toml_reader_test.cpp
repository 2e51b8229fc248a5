// Reading TOML with a closed vocabulary: values come out, and every complaint names its line.
#include "toml_reader.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;

namespace {

const toml::table kParsed = toml::parse(R"(name = "a"
count = 3
share = 0.5
on = true
words = ["x", "y"]
mixed = ["x", 1]
when = 2026-11-24
[both]
en = "two"
zh = "二"
[half]
en = "one"
[[claim]]
id = "first"
[[claim]]
id = "second"
)");

const TomlTable kTop(kParsed, "some.toml");

}  // namespace

TEST_CASE("values of each type come out as they were written") {
    CHECK(kTop.text("name") == "a");
    CHECK(kTop.text_or("absent", "b") == "b");
    CHECK(kTop.number("count") == 3);
    CHECK(kTop.number_or("absent", 4) == 4);
    CHECK(kTop.texts("words") == std::vector<std::string>{"x", "y"});
    CHECK(kTop.texts("absent").empty());
    CHECK(kTop.value("on") == judge::Value(true));
    CHECK(kTop.value("share") == judge::Value(0.5));
    CHECK(kTop.values("mixed") == std::vector<judge::Value>{std::string("x"), 1LL});
}

TEST_CASE("tables, lists of tables and texts in two languages come out whole") {
    CHECK(kTop.bilingual("both").en == "two");
    CHECK(kTop.bilingual("both").zh == "二");
    CHECK(kTop.tables("claim").size() == 2);
    CHECK(kTop.tables("claim")[1].text("id") == "second");
    CHECK(kTop.tables("absent").empty());
    CHECK(kTop.table("half").keys() == std::vector<std::string>{"en"});
}

TEST_CASE("a value of another type is refused with file, line, the wanted and the seen") {
    const std::string text = trouble_of([] { kTop.text("count"); });
    const std::string number = trouble_of([] { kTop.number("on"); });
    const std::string texts = trouble_of([] { kTop.texts("mixed"); });
    const std::string value = trouble_of([] { kTop.value("words"); });
    const std::string table = trouble_of([] { kTop.table("name"); });
    const std::string tables = trouble_of([] { kTop.tables("words"); });

    CHECK(text == "some.toml:2: wanted count to be a text, saw an integer");
    CHECK(number == "some.toml:4: wanted on to be a number, saw true or false");
    CHECK(texts == "some.toml:6: wanted a text in mixed, saw an integer");
    CHECK(value == "some.toml:5: wanted a value, saw a list");
    CHECK(table == "some.toml:1: wanted name to be a table, saw a text");
    CHECK(tables == "some.toml:5: wanted [[words]] tables, saw a list");
}

TEST_CASE("a date is called a date when it stands where a value should") {
    CHECK(trouble_of([] { kTop.value("when"); }) ==
          "some.toml:7: wanted a value, saw a date or time");
}

TEST_CASE("a line that is too long is refused by number before it is taken apart") {
    std::string key = "a";
    for (int i = 0; i < 300'000; ++i) key += ".a";

    const std::string seen =
        trouble_of([&] { parse_toml_text("b = 1\n" + key + " = 1\n", "x.toml"); });

    CHECK(seen == "x.toml:2: wanted a line of at most 4096 bytes, saw 600005");
    CHECK(parse_toml_text("a = '" + std::string(4000, 'a') + "'\n", "x.toml").size() == 1);
}

TEST_CASE("what is missing is named at the line of the table that lacks it") {
    const std::string text = trouble_of([] { kTop.tables("claim")[1].text("says"); });
    const std::string zh = trouble_of([] { kTop.bilingual("half"); });

    CHECK(text == "some.toml:15: wanted says = a text, saw nothing");
    CHECK(zh == "some.toml:11: wanted zh = a text, saw nothing");
}

TEST_CASE("a key outside the vocabulary is refused and the vocabulary is shown") {
    const std::string seen = trouble_of([] { kTop.table("both").only({"en", "de"}); });

    CHECK(seen == "some.toml:10: unknown key \"zh\"; known here: en, de");
}

TEST_CASE("a file that is no TOML is refused at the line where it stops being TOML") {
    const TemporaryBook book;
    book.write("bad.toml", "a = 1\nb = \n");

    const std::string seen = trouble_of([&] { parse_toml(book.root() / "bad.toml"); });

    CHECK(seen.find("bad.toml:2: ") != std::string::npos);
}
