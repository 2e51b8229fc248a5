// Lines grouped by function, with names in the place of symbols.
#include "assembly/code.hpp"

#include <doctest/doctest.h>

using namespace lab::assembly;

TEST_CASE("lines belong to the function before them, and symbols become names") {
    const std::vector<RawLine> lines = {{Kind::instruction, "nop", "", 0},
                                        {Kind::function, "_Z4pourv", "", 0},
                                        {Kind::instruction, "call _Z5spilli@PLT", "", 7},
                                        {Kind::function, "main", "", 0},
                                        {Kind::instruction, "ret", "/usr/include/c++/12/mutex", 9}};

    const auto functions =
        functions_of(lines, {{"_Z4pourv", "pour()"}, {"_Z5spilli", "spill(int)"}});

    REQUIRE(functions.size() == 2);
    CHECK(functions[0].name == "pour()");
    REQUIRE(functions[0].lines.size() == 1);
    CHECK(functions[0].lines[0].text == "call spill(int)@PLT");
    CHECK(functions[0].lines[0].source == 7);
    CHECK(functions[1].symbol == "main");
    CHECK(functions[1].lines[0].header == "12/mutex");
}

TEST_CASE("a symbol without a name stays as it is, wherever it stands") {
    const auto functions =
        functions_of({{Kind::function, "_Z1fv", "", 0},
                      {Kind::instruction, "mov rax, OFFSET FLAT:_Z1g_Z1fv", "", 0}},
                     {{"_Z1fv", "f()"}});

    CHECK(functions[0].lines[0].text == "mov rax, OFFSET FLAT:_Z1g_Z1fv");
}

TEST_CASE("each symbol that lines name is told once") {
    const std::vector<RawLine> lines = {{Kind::function, "_Z1fv", "", 0},
                                        {Kind::instruction, "lea rdi, _Z1gv[rip]", "", 0},
                                        {Kind::instruction, "call _Z1fv", "", 0}};

    CHECK(symbols_in(lines) == std::vector<std::string>{"_Z1fv", "_Z1gv"});
}

TEST_CASE("a name begins after the return type, which only templates have") {
    CHECK(without_return_type("pour(int)") == "pour(int)");
    CHECK(without_return_type("lab::Steps bounce<A>(std::vector<int, x> const&)") ==
          "bounce<A>(std::vector<int, x> const&)");
    CHECK(without_return_type("operator new(unsigned long)") == "operator new(unsigned long)");
    CHECK(without_return_type("std::map<int, int> kettle<a b>::pour()") == "kettle<a b>::pour()");
    CHECK(without_return_type("main") == "main");
}

TEST_CASE("the parts that g++ makes of a coroutine bear the name that it was made from") {
    const std::string symbol = "_Z1fPZ1fIiEvvE9_Z1fIiEvv.Frame.actor";
    const auto functions =
        functions_of({{Kind::function, symbol, "", 0}, {Kind::instruction, "ret", "", 0}},
                     {{symbol, "f(f<int>()::_Z1fIiEvv.Frame*) [clone .actor]"}});

    CHECK(functions[0].name == "f<int>() [clone .actor]");
}
