// Recording: what is compiled, what is kept, what is told, and what the file then holds.
#include "assembly/record.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "assembly/evidence.hpp"
#include "discover.hpp"
#include "evidence_file.hpp"
#include "key.hpp"
#include "temporary_book.hpp"

using namespace lab;
using namespace lab::assembly;

namespace {

const std::string kClaims =
    "title = { en = \"Tea\", zh = \"茶\" }\n[control]\ncontrol = { en = \"cold\", zh = \"冷\" }\n"
    "[[claim]]\nid = \"tea/hot\"\nsays = { en = \"hot\", zh = \"热\" }\nfact = \"heat\"\n"
    "equals = 1\n";
const std::string kPanel =
    "[[assembly]]\nname = \"pour\"\nfunction = \"pour\"\ncompiler = \"g++-12\"\n";

// A book of one listing, and a source of assembly that says what it is told and counts.
struct Kitchen {
    TemporaryBook folder;
    std::string instruction = "ret", version = "12.2";
    int compiled = 0;

    explicit Kitchen(const std::string& claims = kClaims + kPanel) {
        folder.write("snippets/tea/pot.cpp", "int main() {}\n");
        folder.write("snippets/tea/pot.toml", claims);
    }

    Assembler source() {
        Assembler out;
        out.instance = "local";
        out.id_of = [](const std::string& compiler) { return compiler; };
        out.version_of = [this](const std::string& compiler) { return compiler + " " + version; };
        out.assemble = [this](const Request& request) {
            ++compiled;
            if (request.compiler == "broken++") return Answer{{}, {}, "error: no"};
            return Answer{
                {{Kind::function, "_Z4pourv", "", 0}, {Kind::instruction, instruction, "", 1}},
                {{"_Z4pourv", "pour()"}},
                ""};
        };
        return out;
    }

    std::vector<Moved> go(const RecordOptions& options = {}) {
        const Book book{folder.root(),
                        Catalogue({}),
                        {read_experiment(folder.root(), "snippets/tea/pot.toml")}};
        return record(book, source(), options);
    }

    std::string file() const { return folder.read("evidence/assembly/tea/pot.json"); }
};

}  // namespace

TEST_CASE("what was recorded with the same key is not compiled again, unless asked for") {
    Kitchen kitchen;

    const auto first = kitchen.go(), second = kitchen.go();
    RecordOptions again;
    again.filter.again = true;
    const auto third = kitchen.go(again);

    CHECK(first[0].move == Move::added);
    CHECK(second[0].move == Move::kept);
    CHECK(third[0].move == Move::same);
    CHECK(kitchen.compiled == 2);
}

TEST_CASE("a new listing, header, compiler or flag is recorded anew, and told by name") {
    Kitchen kitchen;
    kitchen.go();

    kitchen.folder.write("snippets/tea/pot.cpp", "int main() {}\n\n");
    const auto listing = kitchen.go();
    kitchen.version = "12.3", kitchen.instruction = "nop";
    const auto compiler = kitchen.go();
    kitchen.folder.write("snippets/tea/pot.toml", kClaims + kPanel + "flags = [\"-O1\"]\n");
    const auto flags = kitchen.go();

    CHECK((listing[0].move == Move::same && listing[0].why == "listing changed"));
    CHECK((compiler[0].move == Move::changed && compiler[0].why == "compiler changed"));
    CHECK(flags[0].why == "flags changed");
}

TEST_CASE("what fails is told with the claim file's line, and what was there before stands") {
    Kitchen kitchen;
    kitchen.go();
    const std::string before = kitchen.file();

    kitchen.folder.write("snippets/tea/pot.toml",
                         kClaims +
                             "[[assembly]]\nname = \"pour\"\nfunction = \"spill\"\n"
                             "compiler = \"g++-12\"\n");
    const auto moved = kitchen.go();

    CHECK(moved[0].move == Move::failed);
    CHECK(moved[0].why ==
          "snippets/tea/pot.toml:9: g++-12: wanted a function \"spill\", saw pour(); one that is "
          "inlined everywhere has no code of its own");
    CHECK(kitchen.file() == before);
}

TEST_CASE("a compiler that refuses the listing is named with its words") {
    Kitchen kitchen(kClaims + kPanel + "against = { compiler = \"broken++\" }\n");

    const auto moved = kitchen.go();

    CHECK(moved[0].why == "snippets/tea/pot.toml:9: broken++: error: no");
}

TEST_CASE("the file is sealed, and one that was edited is made anew") {
    Kitchen kitchen;
    kitchen.go();
    const auto json = unsealed(kitchen.file(), "pot.json");
    CHECK(json.at("panels")[0].at("sides")[0].at("functions")[0].at("lines")[0].at("text") ==
          "ret");

    std::string edited = kitchen.file();
    edited.replace(edited.find("\"ret\""), 5, "\"nop\"");
    kitchen.folder.write("evidence/assembly/tea/pot.json", edited);

    CHECK(kitchen.go()[0].move == Move::added);
    CHECK(unsealed(kitchen.file(), "pot.json") != nullptr);
}

TEST_CASE("a panel that no claim file asks for any more is taken out") {
    Kitchen kitchen;
    kitchen.go();

    kitchen.folder.write("snippets/tea/pot.toml", kClaims);
    kitchen.go();

    CHECK_FALSE(std::filesystem::exists(evidence_file(kitchen.folder.root(), "tea/pot")));
}

TEST_CASE("patterns choose, and progress tells what is next") {
    Kitchen kitchen;
    std::string told;
    RecordOptions options;
    options.progress = [&](std::size_t done, std::size_t all, const std::string& panel) {
        told += std::to_string(done) + "/" + std::to_string(all) + " " + panel;
    };

    kitchen.go(options);
    options.filter.patterns = {"coffee"};
    const auto none = kitchen.go(options);

    CHECK(told == "0/1 tea/pot#pour");
    CHECK(none.empty());
}

TEST_CASE("what is shown as assembly changes no key: evidence stays fresh") {
    Kitchen without(kClaims), with;
    const auto parts = [](const Kitchen& kitchen) {
        const auto experiment = read_experiment(kitchen.folder.root(), "snippets/tea/pot.toml");
        return key_parts(kitchen.folder.root(), experiment, {"g++", "12", {}}, "here");
    };

    CHECK(parts(without) == parts(with));
}
