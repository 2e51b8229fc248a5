// Beginning an experiment: what is made can be read at once, and nothing is overwritten.
#include "scaffold.hpp"

#include <doctest/doctest.h>

#include "catalogue.hpp"
#include "discover.hpp"
#include "temporary_book.hpp"

using namespace lab;

namespace {

using Paths = std::vector<std::filesystem::path>;

}  // namespace

TEST_CASE("a new experiment has a listing, a claim file, a sentence and a page in each language") {
    const TemporaryBook book;

    const Begun begun = begin_experiment(book.root(), "hot_soup/boil_over");

    CHECK(begun.made == Paths{"snippets/hot_soup/boil_over.cpp", "snippets/hot_soup/boil_over.toml",
                              "docs/en/hot_soup/boil_over.md", "docs/zh/hot_soup/boil_over.md",
                              "claims/hot-soup.toml"});
    for (const auto& file : begun.made) CHECK_FALSE(book.read(file).empty());
    CHECK(begun.added_to.empty());
    CHECK(begun.catalogue == "claims/hot-soup.toml");
}

TEST_CASE("what was made is an experiment of the book as it stands") {
    const TemporaryBook book;
    begin_experiment(book.root(), "hot_soup/boil_over");

    const Catalogue catalogue = read_catalogue(book.root());
    const auto experiments = discover(book.root(), catalogue);

    REQUIRE(experiments.size() == 1);
    CHECK(experiments[0].id == "hot_soup/boil_over");
    CHECK(experiments[0].claims.at(0).id == "hot-soup/boil-over");
    CHECK(catalogue.find("hot-soup/boil-over")->page == "hot_soup/boil_over");
}

TEST_CASE("a second experiment of a topic adds its sentence to those that are there") {
    const TemporaryBook book;
    begin_experiment(book.root(), "soup/boil");

    const Begun second = begin_experiment(book.root(), "soup/stir");

    const Catalogue catalogue = read_catalogue(book.root());

    REQUIRE(catalogue.all().size() == 2);
    CHECK(catalogue.all()[0].id == "soup/boil");
    CHECK(catalogue.all()[1].id == "soup/stir");
    CHECK(second.added_to == Paths{"claims/soup.toml"});
}

TEST_CASE("both pages have the same anchors and directives") {
    const TemporaryBook book;
    begin_experiment(book.root(), "soup/boil");

    const auto marks = [&](const char* language) {
        std::istringstream page(book.read(std::string("docs/") + language + "/soup/boil.md"));
        std::string out;
        for (std::string line; std::getline(page, line);) {
            for (const char* asks : {"```{selfcheck}", "```{followup}"})  // the rest is a question
                if (line.rfind(asks, 0) == 0) line = asks;
            if (line.rfind("(", 0) == 0 || line.rfind("```", 0) == 0) out += line + "\n";
        }
        return out;
    };

    CHECK(marks("en") == marks("zh"));
    CHECK(marks("en").find("```{listing} soup/boil") != std::string::npos);
}

TEST_CASE("a page is listed in the index where there is one") {
    const TemporaryBook book;
    book.write("docs/en/index.md", "# Book\n```{toctree}\nold/page\n```\nend\n");

    const Begun begun = begin_experiment(book.root(), "soup/boil");

    CHECK(begun.added_to == Paths{"docs/en/index.md"});
    CHECK(book.read("docs/en/index.md") == "# Book\n```{toctree}\nold/page\nsoup/boil\n```\nend\n");
}

TEST_CASE("a name that is malformed is refused with an example") {
    const TemporaryBook book;
    for (const char* name : {"soup", "soup/", "/boil", "soup/Boil", "soup/boil/over", "../boil",
                             "soup/boil over", "1soup/boil", "soup/boil.cpp", "lab/boil", ""}) {
        const std::string seen = trouble_of([&] { begin_experiment(book.root(), name); });

        CHECK(seen.find("memory/page_fault") != std::string::npos);
    }
    CHECK(std::filesystem::is_empty(book.root()));
}

TEST_CASE("nothing is overwritten: where one of the files is there, none is made") {
    for (const char* file : {"snippets/soup/boil.cpp", "snippets/soup/boil.toml",
                             "docs/en/soup/boil.md", "docs/zh/soup/boil.md"}) {
        const TemporaryBook book;
        book.write(file, "mine");

        const std::string seen = trouble_of([&] { begin_experiment(book.root(), "soup/boil"); });

        CHECK(seen.find(std::string(file) + ": is there already") == 0);
        CHECK(book.read(file) == "mine");
        CHECK_FALSE(std::filesystem::exists(book.root() / "claims"));
    }
}

TEST_CASE("a listing in Python counts as being there too") {
    const TemporaryBook book;
    book.write("snippets/soup/boil.py", "mine");

    const std::string seen = trouble_of([&] { begin_experiment(book.root(), "soup/boil"); });

    CHECK(seen.find("snippets/soup/boil.py: is there already") == 0);
}

TEST_CASE("a sentence that stands in the catalogue already is not written twice") {
    const TemporaryBook book;
    const std::string catalogue = "[[claim]]\nid = \"soup/boil\"\n";
    book.write("claims/soup.toml", catalogue);

    const std::string seen = trouble_of([&] { begin_experiment(book.root(), "soup/boil"); });

    CHECK(seen.find("claims/soup.toml: holds claim \"soup/boil\" already") == 0);
    CHECK(book.read("claims/soup.toml") == catalogue);
    CHECK_FALSE(std::filesystem::exists(book.root() / "snippets"));
}
