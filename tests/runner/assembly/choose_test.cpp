// Which of a listing's functions a panel means, and what it is told when it means none.
#include "assembly/choose.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;
using namespace lab::assembly;

namespace {

Function with(const std::string& symbol, const std::string& name, std::size_t lines = 1) {
    return {symbol, name, std::vector<Line>(lines, Line{Kind::instruction, "nop", "", 0})};
}

const std::vector<Function> kAll = {
    with("_Z4pourv", "pour()"),
    with("_Z8pour_teai", "pour_tea(int)"),
    with("_Z4pourv.cold", "pour() [clone .cold]"),
    with("_ZZ4pourvENKUlvE_clEv", "pour()::{lambda()#1}::operator()() const"),
    with("_Z4brewv", "brew()"),
    with("_Z4brewPZ4brewvE5Frame.actor", "brew() [clone .actor]"),
    with("_Z4brewPZ4brewvE5Frame.destroy", "brew() [clone .destroy]"),
    with("main", "main"),
    with("_ZNSt6threadD1Ev", "std::thread::~thread()"),
};

std::vector<std::string> symbols(const Chosen& chosen) {
    std::vector<std::string> out;
    for (const Function& each : chosen.functions) out.push_back(each.symbol);
    return out;
}

std::string complaint(const std::string& name, Part part = Part::whole) {
    return trouble_of([&] { choose(kAll, name, part); });
}

using Symbols = std::vector<std::string>;

}  // namespace

TEST_CASE("an exact name comes before a longer one, with its cold part") {
    CHECK(symbols(choose(kAll, "pour", Part::whole)) == Symbols{"_Z4pourv", "_Z4pourv.cold"});
    CHECK(symbols(choose(kAll, "pour_t", Part::whole)) == Symbols{"_Z8pour_teai"});
}

TEST_CASE("a coroutine comes with all of its parts, or with the one that is asked for") {
    CHECK(symbols(choose(kAll, "brew", Part::whole)).size() == 3);
    CHECK(symbols(choose(kAll, "brew", Part::ramp)) == Symbols{"_Z4brewv"});
    CHECK(symbols(choose(kAll, "brew", Part::resume)) == Symbols{"_Z4brewPZ4brewvE5Frame.actor"});
}

TEST_CASE("who asks for a function that is not there is told which are") {
    CHECK(
        complaint("boil") ==
        "wanted a function \"boil\", saw pour(), pour_tea(int), brew(), main; one that is inlined "
        "everywhere has no code of its own");
    CHECK(complaint("porr()").find("saw pour();") != std::string::npos);
    CHECK(
        complaint("main", Part::resume).find("wanted the part \"resume\" of \"main\", saw none") !=
        std::string::npos);
}

TEST_CASE("who means several functions is asked for more of the name") {
    CHECK(complaint("p").find("wanted one function \"p\", saw 2: pour(), pour_tea(int)") !=
          std::string::npos);
}

TEST_CASE("what is beyond the bound is left out, and counted") {
    const Chosen chosen =
        choose({with("_Z1fv", "f()", 100), with("_Z1fv.cold", "f() [cold]", 50)}, "f", Part::whole);

    CHECK(chosen.functions[0].lines.size() + chosen.functions[1].lines.size() == kMostLines);
    CHECK(chosen.left_out == 30);
}
