// Writing a file whole or not at all.
#include "atomic_file.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <string>

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

    CHECK(seen.find("/taken: cannot rename (nothing was changed): ") != std::string::npos);
    CHECK(seen.find("; remove what stands in its place and run again") != std::string::npos);
    CHECK(files_in(book.root()) == 1);
}

TEST_CASE("where the folder cannot be made or written, that is trouble with its reason") {
    const TemporaryBook book;
    book.write("file", "");

    const std::string below_a_file =
        trouble_of([&] { write_atomically(book.root() / "file/new.json", "text"); });
    const std::string in_proc = trouble_of([] { write_atomically("/proc/new.json", "text"); });

    CHECK(below_a_file.find("file: cannot be made: Not a directory; remove") != std::string::npos);
    CHECK(in_proc.find("/proc/new.json: cannot create (nothing was changed): ") == 0);
}

TEST_CASE("a link is replaced and not followed, neither the file's nor that of its temporary") {
    const TemporaryBook book;
    book.write("elsewhere", "kept");
    fs::create_symlink("elsewhere", book.root() / "new.json");
    fs::create_symlink("elsewhere",
                       book.root() / ("new.json." + std::to_string(getpid()) + ".tmp"));

    write_atomically(book.root() / "new.json", "text");

    CHECK(book.read("elsewhere") == "kept");
    CHECK(book.read("new.json") == "text");
    CHECK(fs::is_regular_file(fs::symlink_status(book.root() / "new.json")));
    CHECK(files_in(book.root()) == 2);
}

TEST_CASE("only temporaries of processes that are no more are swept") {
    const TemporaryBook book;
    const std::string living = "soup/boil.json." + std::to_string(getpid()) + ".tmp";
    for (const std::string& stays :
         {living, std::string("soup/boil.json"), std::string("soup/boil.json.tmp"),
          std::string("soup/notes.1x.tmp"), std::string("soup/.99999999.tmp"),
          std::string("soup/boil.json.0.tmp"), std::string("soup/boil.json.99999999.tmp.txt")})
        book.write(stays, "");
    fs::create_directory(book.root() / "soup/folder.99999999.tmp");
    fs::create_symlink("boil.json", book.root() / "soup/link.99999999.tmp");
    const long before = files_in(book.root() / "soup");
    book.write("soup/boil.json.99999999.tmp", "");
    book.write("machine.json.99999998.tmp", "");

    sweep_temporaries(book.root());

    CHECK(files_in(book.root()) == 1);
    CHECK(files_in(book.root() / "soup") == before);
    CHECK_FALSE(fs::exists(book.root() / "soup/boil.json.99999999.tmp"));
    sweep_temporaries(book.root() / "nowhere");
}
