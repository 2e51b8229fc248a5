// A listing and its headers are files of the book: a path or link that leads out is refused.
#include "own_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "temporary_book.hpp"

using namespace lab;

namespace {

std::string refusal(const TemporaryBook& book, const char* file) {
    return trouble_of([&] { need_own_file(book.root(), file); });
}

}  // namespace

TEST_CASE("an ordinary file of the book is taken") {
    const TemporaryBook book;
    book.write("snippets/soup/boil.cpp", "");
    CHECK(refusal(book, "snippets/soup/boil.cpp").empty());
}

TEST_CASE("a path that leads out of the book is refused") {
    const TemporaryBook book;
    book.write("secret", "");
    CHECK(refusal(book, "snippets/lab/../../secret").find("leads out") != std::string::npos);
    CHECK(refusal(book, "/etc/passwd").find("leads out") != std::string::npos);
}

TEST_CASE("a symbolic link is refused, as the file or as a folder on the way") {
    const TemporaryBook book;
    book.write("elsewhere/boil.cpp", "");
    book.write("snippets/here", "");
    std::filesystem::create_symlink(book.root() / "elsewhere", book.root() / "snippets/soup");
    std::filesystem::create_symlink("/etc/passwd", book.root() / "snippets/cool.cpp");
    CHECK(refusal(book, "snippets/soup/boil.cpp").find("link at snippets/soup;") !=
          std::string::npos);
    CHECK(refusal(book, "snippets/cool.cpp").find("link at snippets/cool.cpp;") !=
          std::string::npos);
}

TEST_CASE("a FIFO, for which the runner would wait, is refused") {
    const TemporaryBook book;
    REQUIRE(mkfifo((book.root() / "boil.cpp").c_str(), 0600) == 0);
    CHECK(refusal(book, "boil.cpp").find("ordinary file") != std::string::npos);
}
