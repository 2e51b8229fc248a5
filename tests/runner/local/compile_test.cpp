// The words by which ninja calls the runner for one listing, and the file that tells how it ended.
#include "local/compile.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;
using namespace lab::local;

TEST_CASE("a compile order comes back from its words") {
    const CompileOrder order{Walls::own_root,
                             "build/snippets/g++/a/b",
                             "snippets/a/b.cpp",
                             {"snippets/lab/lab.hpp"},
                             {"/usr/bin/g++", "-O2", "--", "-x"}};

    const auto read = compile_order_from(words_of(order));

    REQUIRE(read);
    CHECK(read->walls == Walls::own_root);
    CHECK(read->listing == order.listing);
    CHECK(read->headers == order.headers);
    CHECK(read->compiler == order.compiler);
}

TEST_CASE("words that are no compile order are none") {
    CHECK_FALSE(compile_order_from({"compile"}));
    CHECK_FALSE(compile_order_from({"compile", "sandbox", "a", "b"}));
    CHECK_FALSE(compile_order_from({"compile", "no-such-walls", "a", "b", "--", "g++"}));
}

TEST_CASE("how compiling ended is read from beside the program, and nothing there is a failure") {
    const TemporaryBook book;
    Build build;
    const auto read = [&](const char* text) {
        book.write("program.ending", text);
        read_ending(book.root() / "program", build);
        return build.ending;
    };
    CHECK_FALSE(stamp_of_ending(book.root() / "program"));
    read_ending(book.root() / "program", build);
    CHECK(build.ending == BuildEnding::compile_failed);
    CHECK(read("compiled") == BuildEnding::compiled);
    CHECK(read("compile_failed") == BuildEnding::compile_failed);
    CHECK(read("compil") == BuildEnding::compile_failed);
    CHECK(read("compile_limit: took longer than 60 s") == BuildEnding::compile_limit);
    CHECK(build.reason == "took longer than 60 s");
}
