// What counts as prose: Markdown for people, and nothing that a program reads.
#include "diff/kind.hpp"

#include <doctest/doctest.h>

using namespace lab;
using namespace std::string_literals;

namespace {

bool is_prose(const std::string& path, const std::string& before = "100644",
              const std::string& after = "100644") {
    return diff::beyond_prose({{path, before, after}}).empty();
}

}  // namespace

TEST_CASE("pages and other Markdown are prose, also when they come or go") {
    CHECK(is_prose("docs/en/soup/boil.md"));
    CHECK(is_prose("docs/zh/soup/boil.md", "000000"));
    CHECK(is_prose("docs/zh/soup/boil.md", "100644", "000000"));
    CHECK(is_prose("README.md"));
    CHECK(is_prose("runner/judge/README.md"));
}

TEST_CASE("settings, listings, claims and evidence are more than prose") {
    for (const char* path :
         {"conf.py", "snippets/soup/boil.cpp", "snippets/soup/boil.toml", "claims/soup.toml",
          "evidence/stove/claims.json", "docs/en/soup/conf.py", "docs/en/boil.md.py", "lab"})
        CHECK_FALSE_MESSAGE(is_prose(path), path);
}

TEST_CASE("a page of the tests' own books is read by tests, and more than prose") {
    CHECK_FALSE(is_prose("tests/site/book/en/soup.md"));
}

TEST_CASE("a page that becomes a link, a program or another repository is more than prose") {
    CHECK_FALSE(is_prose("docs/en/soup/boil.md", "100644", "120000"));
    CHECK_FALSE(is_prose("docs/en/soup/boil.md", "100644", "100755"));
    CHECK_FALSE(is_prose("docs/en/soup/boil.md", "000000", "160000"));
}

TEST_CASE("among pages, the one file that is more is named") {
    const auto found =
        diff::beyond_prose({{"README.md", "100644", "100644"}, {"conf.py", "100644", "100644"}});

    REQUIRE(found.size() == 1);
    CHECK(found[0].path == "conf.py");
}

TEST_CASE("nothing changed is prose") { CHECK(diff::beyond_prose({}).empty()); }

TEST_CASE("git's list of changed files is read with modes, names as they are") {
    const auto raw =
        ":100644 100755 1 2 M\0docs/en/a b.md\0:000000 100644 0 3 A\0\xe9\x9d\xa2.md\0"s;

    const auto files = local::changed_files_from(raw);

    REQUIRE(files.size() == 2);
    CHECK(files[0].path == "docs/en/a b.md");
    CHECK(files[0].before == "100644");
    CHECK(files[0].after == "100755");
    CHECK(files[1].path == "\xe9\x9d\xa2.md");
    CHECK(files[1].before == "000000");
}
