// What of a compiler's output is kept, on what g++ 12 and clang++ 14, 16 and 19 wrote.
#include "assembly/compiler_output.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "hash.hpp"

using namespace lab;
using namespace lab::assembly;

namespace {

std::vector<RawLine> read_text(const std::string& text) {
    return read_compiler_output(text, "snippets/tea/pot.cpp");
}

std::vector<RawLine> read_fixture(const std::string& name) {
    return read_text(read_file("tests/fixtures/assembly/" + name + ".s"));
}

std::vector<std::string> texts(const std::vector<RawLine>& lines) {
    std::vector<std::string> out;
    for (const RawLine& line : lines) out.push_back(line.text);
    return out;
}

constexpr const char* kStart = ".text\n.type _Z1fv, @function\n_Z1fv:\n";

}  // namespace

TEST_CASE("instructions are kept with single spaces; directives and comments are not") {
    const auto lines =
        read_text(std::string(kStart) +
                  ".LFB1:\n\t.cfi_startproc\n\tlock\t\tadd\teax, 1  # comment\n#APP\n"
                  "\tpause\n#NO_APP\n\tret\n.LFE1:\n\t.size _Z1fv, .-_Z1fv\n");

    CHECK(texts(lines) == std::vector<std::string>{"_Z1fv", "lock add eax, 1", "pause", "ret"});
    CHECK(lines[0].kind == Kind::function);
}

TEST_CASE("a label stays where an instruction or a table of jumps names it") {
    const auto lines = read_text(std::string(kStart) +
                                 ".L2:\n\tjne\t.L2\n.L3:\n\tret\n.L4:\n\tret\n"
                                 "\t.section\t.rodata\n.L9:\n\t.long\t.L3-.L9\n"
                                 "\t.section\t.debug_line\n\t.quad\t.L4\n");

    CHECK(texts(lines) == std::vector<std::string>{"_Z1fv", ".L2", "jne .L2", ".L3", "ret", "ret"});
    CHECK(lines[1].kind == Kind::label);
}

TEST_CASE("a line is tied to the listing, to a header, or to nothing") {
    const auto lines = read_text(std::string(kStart) +
                                 ".file 0 \"/book\" \"snippets/tea/pot.cpp\" md5 0x0\n"
                                 ".file 1 \"snippets/tea/pot.cpp\"\n"
                                 ".file 2 \"/usr/include/c++/12/mutex\"\n"
                                 ".loc 0 5 1\n\tnop\n.loc 1 6 2 is_stmt 0\n\tnop\n"
                                 ".loc 2 7 3\n\tnop\n.loc 1 0 0\n\tnop\n.loc 9 1 1\n\tnop\n");

    REQUIRE(lines.size() == 6);
    CHECK((lines[1].file.empty() && lines[1].line == 5));
    CHECK((lines[2].file.empty() && lines[2].line == 6));
    CHECK((lines[3].file == "/usr/include/c++/12/mutex" && lines[3].line == 7));
    CHECK((lines[4].file.empty() && lines[4].line == 0));
    CHECK((lines[5].file.empty() && lines[5].line == 0));
}

TEST_CASE("data and what stands before any function is nobody's code") {
    const auto lines = read_text("\tnop\n\t.data\nx:\n\t.long 5\n" + std::string(kStart) +
                                 "\tret\n\t.bss\nplain:\n\t.zero 4\n");

    CHECK(texts(lines) == std::vector<std::string>{"_Z1fv", "ret"});
}

TEST_CASE("hostile output is only text: markup, no end, no sense") {
    const auto lines = read_text(std::string(kStart) +
                                 "\tcall \"<script>alert(1)</script>\"\n.loc\n.loc x y\n.file\n"
                                 ".file 1\n.type\n:\n\t" +
                                 std::string(100'000, 'a') + "\n\xff\xfe");

    REQUIRE(lines.size() >= 3);
    CHECK(lines[1].text == "call \"<script>alert(1)</script>\"");
    CHECK(lines[2].text.size() < 10'000);
}

TEST_CASE("all four compilers' output gives the same functions, tied to the listing") {
    for (const char* compiler : {"g++-12", "clang++-14", "clang++-16", "clang++-19"}) {
        CAPTURE(compiler);
        const auto lines = read_fixture(compiler);

        std::set<std::string> functions;
        for (const RawLine& line : lines)
            if (line.kind == Kind::function) functions.insert(line.text);
        CHECK(functions.count("_Z4pourv") == 1);
        CHECK(functions.count("main") == 1);
        const auto locked = std::find_if(lines.begin(), lines.end(), [](const RawLine& line) {
            return line.text.rfind("lock ", 0) == 0;
        });
        REQUIRE(locked != lines.end());
        CHECK(locked->line > 0);
        CHECK(std::none_of(lines.begin(), lines.end(),
                           [](const RawLine& line) { return line.text[0] == '#'; }));
    }
}
