// Reading the catalogue: sentences in the order of their files, closed words, ids that are unique.
#include "catalogue.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;

namespace {

const std::string kSentence = R"toml([[claim]]
id = "soup/hot"
origin = "beyond"
line = 0
page = "soup/boil"
en = "Soup is hot."
zh = "汤是热的。"
truth = "true-with-conditions"
sources = ["soup(1)"]
how = "experiment"
note.en = "Unless it is cold."
note.zh = "除非凉了。"
)toml";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

std::string refusal(const std::string& file) {
    const TemporaryBook book;
    book.write("claims/soup.toml", file);
    return trouble_of([&] { read_catalogue(book.root()); });
}

}  // namespace

TEST_CASE("a sentence is read with its note, sources and page") {
    const TemporaryBook book;
    book.write("claims/soup.toml", kSentence);

    const Catalogue catalogue = read_catalogue(book.root());
    const Sentence* const hot = catalogue.find("soup/hot");

    REQUIRE(hot != nullptr);
    CHECK(hot->text.en == "Soup is hot.");
    CHECK(hot->text.zh == "汤是热的。");
    CHECK(hot->note.en == "Unless it is cold.");
    CHECK(hot->truth == "true-with-conditions");
    CHECK(hot->sources == std::vector<std::string>{"soup(1)"});
    CHECK(hot->how == "experiment");
    CHECK(hot->page == "soup/boil");
}

TEST_CASE("sentences keep the order of their files, and files that of their names") {
    const TemporaryBook book;
    book.write("claims/b.toml", kSentence);
    book.write("claims/a.toml", replaced(kSentence, "soup/hot", "soup/cold"));
    book.write("claims/README.md", "not a catalogue");

    const Catalogue catalogue = read_catalogue(book.root());

    REQUIRE(catalogue.all().size() == 2);
    CHECK(catalogue.all()[0].id == "soup/cold");
    CHECK(catalogue.all()[1].id == "soup/hot");
    CHECK(catalogue.find("soup/none") == nullptr);
}

TEST_CASE("a word outside the closed lists is refused with file, line and the list") {
    const std::string truth = refusal(replaced(kSentence, "true-with-conditions", "maybe"));
    const std::string how = refusal(replaced(kSentence, "experiment", "hearsay"));
    const std::string origin = refusal(replaced(kSentence, "beyond", "dream"));
    const std::string key = refusal(replaced(kSentence, "page =", "pages ="));

    CHECK(truth.find("soup.toml:8: wanted truth to be one of true, ") != std::string::npos);
    CHECK(truth.find("saw \"maybe\"") != std::string::npos);
    CHECK(how.find("soup.toml:10: wanted how to be one of experiment, ") != std::string::npos);
    CHECK(origin.find("soup.toml:3: wanted origin to be one of seed, ") != std::string::npos);
    CHECK(key.find("soup.toml:5: unknown key \"pages\"") != std::string::npos);
}

TEST_CASE("an id that stands twice is refused at its second place") {
    const std::string seen = refusal(kSentence + kSentence);

    CHECK(seen.find("soup.toml:14: claim \"soup/hot\" stands twice") != std::string::npos);
}

TEST_CASE("a folder without a catalogue is no book, and the way out is named") {
    const TemporaryBook book;

    const std::string seen = trouble_of([&] { read_catalogue(book.root()); });

    CHECK(seen.find("claims: wanted a folder") != std::string::npos);
    CHECK(seen.find("--root") != std::string::npos);
}
