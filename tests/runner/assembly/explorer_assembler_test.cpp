// The second source of assembly: what an instance answered, as recorded, gives the same lines.
#include "assembly/explorer_assembler.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assembly/choose.hpp"
#include "explorer/wire.hpp"
#include "hash.hpp"

using namespace lab;
using namespace lab::assembly;

namespace {

std::vector<Function> answered(const std::string& name) {
    const auto exchange =
        nlohmann::json::parse(read_file("tests/explorer/recorded/" + name + ".json"));
    const auto answer = explorer::compile_answer_of(exchange.at("response").at("json").dump());
    REQUIRE(answer);
    return functions_of(raw_lines_of(answer->assembly), {});
}

}  // namespace

TEST_CASE("an instance's answer is functions of lines, tied to the listing and to headers") {
    const Chosen chosen =
        choose(answered("compile-asm-labels-and-library-source"), "f", Part::whole);

    const auto& lines = chosen.functions[0].lines;
    CHECK(chosen.functions[0].name == "f(int)");
    CHECK((lines[0].text == "test edi, edi" && lines[0].source == 3 && lines[0].header.empty()));
    const auto of_header = std::find_if(lines.begin(), lines.end(), [](const Line& line) {
        return line.header == "bits/basic_string.h";
    });
    REQUIRE(of_header != lines.end());
    CHECK(of_header->source == 200);
    CHECK(std::any_of(lines.begin(), lines.end(), [](const Line& line) {
        return line.kind == Kind::label && line.text == ".L3";
    }));
}

TEST_CASE("what stands in the place of assembly holds no function") {
    for (const char* name :
         {"compile-error-gcc", "special-asm-too-large", "compile-empty-source"}) {
        CAPTURE(name);
        CHECK(answered(name).empty());
    }
}
