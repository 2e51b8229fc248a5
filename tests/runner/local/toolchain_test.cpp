// The command that a reader can repeat, and compilers that are not there.
#include "local/toolchain.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;

TEST_CASE("the command for a listing can be repeated from the root of the book") {
    Experiment cpp, python;
    cpp.listing = "snippets/soup/boil.cpp";
    python.listing = "snippets/soup/boil.py", python.language = Language::python;
    const Toolchain toolchain{"g++", "g++ 12", {"-O2", "-Isnippets"}};

    CHECK(local::build_command(cpp, toolchain, "boil") ==
          "g++ -O2 -Isnippets snippets/soup/boil.cpp -o boil");
    CHECK(local::build_command(python, {}, "boil") ==
          "PYTHONPATH=snippets/lab /usr/bin/python3 snippets/soup/boil.py");
}

TEST_CASE("a compiler that is not there, or a path instead of a name, is refused") {
    const std::string absent = trouble_of([] { local::find_compiler("no-such-compiler"); });
    const std::string path = trouble_of([] { local::find_compiler("../bin/g++"); });
    const std::string empty = trouble_of([] { local::find_compiler(""); });

    CHECK(absent.find("/usr/bin/no-such-compiler: wanted a compiler") == 0);
    CHECK(path.find("--compiler ../bin/g++: wanted a name") == 0);
    CHECK(empty.find("wanted a name") != std::string::npos);
}
