// Writing a file whole or not at all.
#include "atomic_file.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;
namespace fs = std::filesystem;

namespace {

long files_in(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

}  // namespace

TEST_CASE("a new file is there with its folders, and nothing else is") {
    const TemporaryBook book;

    write_atomically(book.root() / "a/b/new.json", "text");

    CHECK(book.read("a/b/new.json") == "text");
    CHECK(files_in(book.root() / "a/b") == 1);
}

TEST_CASE("an old file is replaced whole, by a shorter or an empty text too") {
    const TemporaryBook book;
    book.write("old.json", "a long old text");

    write_atomically(book.root() / "old.json", "new");
    CHECK(book.read("old.json") == "new");

    write_atomically(book.root() / "old.json", "");
    CHECK(book.read("old.json") == "");
    CHECK(files_in(book.root()) == 1);
}

TEST_CASE("whoever has the old file open goes on reading the old text") {
    const TemporaryBook book;
    book.write("old.json", "old");
    std::ifstream reader(book.root() / "old.json");

    write_atomically(book.root() / "old.json", "new");
    std::string seen;
    reader >> seen;

    CHECK(seen == "old");
}

TEST_CASE("where the file cannot be put in place, that is trouble and nothing is left behind") {
    const TemporaryBook book;
    book.write("taken/inside", "");

    const std::string seen = trouble_of([&] { write_atomically(book.root() / "taken", "text"); });

    CHECK(seen.find("taken") != std::string::npos);
    CHECK(seen.find("cannot rename: ") != std::string::npos);
    CHECK(files_in(book.root()) == 1);
}

TEST_CASE("where the folder cannot be made or written, that is trouble with its reason") {
    const TemporaryBook book;
    book.write("file", "");

    const std::string below_a_file =
        trouble_of([&] { write_atomically(book.root() / "file/new.json", "text"); });
    const std::string in_proc = trouble_of([] { write_atomically("/proc/new.json", "text"); });

    CHECK(below_a_file.find("file: cannot be made: ") != std::string::npos);
    CHECK(in_proc.find("/proc/new.json") != std::string::npos);
    CHECK(in_proc.find("cannot create: ") != std::string::npos);
}
