// What a claim file may ask to show as assembly, and what it is told otherwise.
#include "assembly/panel.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"
#include "toml_reader.hpp"

using namespace lab;
using assembly::Panel;

namespace {

std::vector<Panel> panels_of(const std::string& text) {
    const toml::table parsed = parse_toml_text(text, "snippets/tea/pot.toml");
    return assembly::read_panels(TomlTable(parsed, "snippets/tea/pot.toml"));
}

std::string complaint_about(const std::string& text) {
    return trouble_of([&] { panels_of(text); });
}

const std::string kStart =
    "[[assembly]]\nname = \"pour\"\nfunction = \"pour\"\ncompiler = \"g++-12\"\n";

}  // namespace

TEST_CASE("a panel names a function, a compiler and flags, and where it stands") {
    const auto panels = panels_of("\n" + kStart + "flags = [\"-O1\"]\npart = \"resume\"\n");

    REQUIRE(panels.size() == 1);
    CHECK(panels[0].name == "pour");
    CHECK(panels[0].part == assembly::Part::resume);
    CHECK(panels[0].first.flags == std::vector<std::string>{"-O1"});
    CHECK_FALSE(panels[0].second);
    CHECK(panels[0].line == 2);
}

TEST_CASE("the second side is the first but for the one thing that is named") {
    const auto by_compiler = panels_of(kStart + "against = { compiler = \"clang++-19\" }\n");
    const auto by_function = panels_of(kStart + "against = { function = \"spill\" }\n");

    REQUIRE(by_compiler[0].second);
    CHECK(by_compiler[0].second->compiler == "clang++-19");
    CHECK(by_compiler[0].second->function == "pour");
    CHECK(by_function[0].second->function == "spill");
    CHECK(by_function[0].second->compiler == "g++-12");
}

TEST_CASE("what a panel may not ask is told with file and line, wanted and seen") {
    const auto says = [](const std::string& text, const char* words) {
        const std::string complaint = complaint_about(text);
        CHECK_MESSAGE(complaint.find(words) != std::string::npos, complaint);
        CHECK_MESSAGE(complaint.find("snippets/tea/pot.toml:") == 0, complaint);
    };

    says(kStart + "colour = \"red\"\n", "unknown key \"colour\"; known here: name, function");
    says(kStart + "part = \"half\"\n", "wanted ramp, resume or destroy, saw \"half\"");
    says(kStart + "flags = [\"-o/etc/passwd\"]\n", "saw \"-o/etc/passwd\"");
    says(kStart + "against = { }\n", "exactly one of function, compiler, flags, saw none");
    says(kStart + "against = { function = \"a\", compiler = \"g++\" }\n", "saw compiler, function");
    says(kStart + "against = { compiler = \"g++-12\" }\n", "saw the same");
    says("[[assembly]]\nname = \"a b\"\nfunction = \"f\"\ncompiler = \"g++\"\n",
         "wanted a lower_case name, saw \"a b\"");
    says("[[assembly]]\nname = \"a\"\nfunction = \"f\"\ncompiler = \"../g++\"\n",
         "wanted a name of compilers.toml, saw \"../g++\"");
    says("[[assembly]]\nname = \"a\"\nfunction = \"\"\ncompiler = \"g++\"\n",
         "wanted a function's name");
    says(kStart + kStart, "another name for each panel, saw \"pour\" twice");
}
