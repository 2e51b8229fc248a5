// Hashes that readers can check with sha256sum.
#include "hash.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;

TEST_CASE("a hash is the one that sha256sum prints") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a file is read whole, zero bytes and all") {
    const TemporaryBook book;
    const std::string bytes("a\0b\r\n", 5);
    book.write("bytes", bytes);

    CHECK(read_file(book.root() / "bytes") == bytes);
    CHECK(sha256_of_file(book.root() / "bytes") == sha256(bytes));
}

TEST_CASE("a file that is not there is named with its reason") {
    const std::string seen = trouble_of([] { read_file("/no/such/file"); });

    CHECK(seen == "/no/such/file: cannot be read: No such file or directory");
}
