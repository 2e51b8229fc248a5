// compilers.toml: what it may say, and with which file and line it is refused.
#include "portability/compilers.hpp"

#include <doctest/doctest.h>

#include "../temporary_book.hpp"

using namespace lab;
using namespace lab::portability;

namespace {

const std::string kWhole = R"(site = "https://compilers.example/"
standards = ["c++20", "c++23"]

[[compiler]]
name = "g++-12"
package = "g++-12"
explorer = "g122"
link = true

[[compiler]]
name = "clang++-16"
package = "clang-16"
)";

struct Refusal {
    std::string old, now;  // in kWhole
    std::string words;     // of the complaint, from the line on
};

std::string refused(const std::string& old, const std::string& now) {
    std::string text = kWhole;
    text.replace(text.find(old), old.size(), now);
    return trouble_of([&] { read_compilers_text(text, "compilers.toml"); });
}

}  // namespace

TEST_CASE("the compilers of a book are read in the file's order") {
    const Compilers all = read_compilers_text(kWhole, "compilers.toml");

    CHECK(all.site == "https://compilers.example");
    CHECK(all.standards == std::vector<std::string>{"c++20", "c++23"});
    REQUIRE(all.compilers.size() == 2);
    CHECK(all.compilers[0].explorer == "g122");
    CHECK(all.compilers[0].link);
    CHECK(all.compilers[1].package == "clang-16");
    CHECK(all.compilers[1].explorer.empty());
    CHECK_FALSE(all.compilers[1].link);
}

TEST_CASE("a book without the file has no compilers, and that is no fault") {
    const TemporaryBook book;

    CHECK_FALSE(read_compilers(book.root()).has_value());
}

TEST_CASE("the file is read from the root of the book") {
    const TemporaryBook book;
    book.write("compilers.toml", kWhole);

    CHECK(read_compilers(book.root())->compilers.size() == 2);
}

TEST_CASE("what is wrong is named with file, line, wanted and seen") {
    const Refusal refusals[] = {
        {"link = true", "links = true", "8: unknown key \"links\"; known here: name, package"},
        {"site =", "sites =", "1: unknown key \"sites\"; known here: site, standards, compiler"},
        {"\"g++-12\"", "\"../sh\"", "5: wanted name to be letters, digits and +-._ as in"},
        {"\"g++-12\"", "12", "5: wanted name to be a text, saw an integer"},
        {"\"clang-16\"", "\"clang 16\"", "12: wanted package to be letters, digits"},
        {"\"g122\"", "\"g122/../x\"", "7: wanted explorer to be letters, digits"},
        {"link = true", "link = \"yes\"", "8: wanted link to be true or false"},
        {"explorer = \"g122\"\n", "", "7: wanted explorer = an id for what links open"},
        {"\"clang++-16\"", "\"g++-12\"", "11: wanted each compiler once, saw \"g++-12\" again"},
        {"\"c++23\"", "\"c++24\"", "2: wanted standards to be of c++11, c++14"},
        {"\"c++23\"", "\"c++20\"", "2: wanted each standard once, saw \"c++20\" twice"},
        {"\"c++20\", \"c++23\"", "", "2: wanted standards = [\"c++20\"] or more, saw none"},
        {"https:", "ftp:", "1: wanted site to be an address such as"},
        {"name = \"clang++-16\"\n", "", "10: wanted name = a text, saw nothing"}};
    for (const Refusal& refusal : refusals) {
        INFO(refusal.words);
        const std::string said = refused(refusal.old, refusal.now);
        CHECK(said.find("compilers.toml:" + refusal.words) == 0);
        INFO(said);
    }
}

TEST_CASE("a file without any compiler is refused") {
    CHECK(trouble_of([] {
              read_compilers_text("standards = [\"c++20\"]", "compilers.toml");
          }).find("wanted a [[compiler]]") != std::string::npos);
}

TEST_CASE("compilers are chosen by name, and a name that is none says which there are") {
    const Compilers all = read_compilers_text(kWhole, "compilers.toml");

    CHECK(chosen_compilers(all, {}).size() == 2);
    CHECK(chosen_compilers(all, {"clang++-16"}).at(0).package == "clang-16");
    CHECK(trouble_of([&] { chosen_compilers(all, {"clang++-61"}); }).find("clang++-16") !=
          std::string::npos);
}

TEST_CASE("a standard is asked for in the spelling that older compilers know") {
    CHECK(flag_of("c++20") == "-std=c++20");
    CHECK(flag_of("c++23") == "-std=c++2b");
}

TEST_CASE("a claim file may name the compilers that its listing is tried with") {
    const Compilers all = read_compilers_text(kWhole, "compilers.toml");
    Experiment everywhere, once, nowhere;
    once.compilers = {"g++-12"}, nowhere.compilers = {"g++-13"};
    nowhere.claim_file = "snippets/soup/boil.toml";

    CHECK(is_asked_for(everywhere, all.compilers[1]));
    CHECK(is_asked_for(once, all.compilers[0]));
    CHECK_FALSE(is_asked_for(once, all.compilers[1]));
    refuse_unknown(all, {&everywhere, &once});
    CHECK(trouble_of([&] { refuse_unknown(all, {&nowhere}); }) ==
          "snippets/soup/boil.toml: [build] compilers g++-13: wanted compilers that compilers.toml "
          "names, saw another; did you mean g++-12?");
}
