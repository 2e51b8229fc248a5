// What a person is told when the disk says no.
#include "disk_trouble.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <string>

#include "temporary_book.hpp"

using namespace lab;

TEST_CASE("trouble with a disk names the file, what it said, and what to do") {
    CHECK(std::string(disk_trouble("a.json", "write", ENOSPC).what()) ==
          "a.json: cannot write: No space left on device; make room and run again");
    CHECK(std::string(disk_trouble("a", "be made", EROFS).what()) ==
          "a: cannot be made: Read-only file system; make its file system writable, or work on a "
          "copy of the book elsewhere");
    CHECK(std::string(disk_trouble("a", "rename", EIO).what()) ==
          "a: cannot rename: Input/output error; see to its disk and run again");
}

TEST_CASE("where there is room, a listing that does not compile is the listing's own fault") {
    const TemporaryBook book;

    CHECK(trouble_of([&] { refuse_if_full(book.root(), "boil.cpp"); }) == "");
}
