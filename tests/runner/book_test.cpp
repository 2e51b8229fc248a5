// A book on disk: whether its files are still those that a run began with.
#include "book.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;

namespace {

using std::chrono::hours;

constexpr std::filesystem::file_time_type kLongAgo{hours(24)};
const std::filesystem::path kListing = "snippets/boil.cpp", kClaims = "snippets/boil.toml",
                            kHeader = "snippets/lab/lab.hpp", kOther = "snippets/other.cpp";

Experiment boil() {
    Experiment out;
    out.listing = kListing, out.claim_file = kClaims, out.headers = {kHeader};
    return out;
}

// Did soup/boil change, if `file` was written that long after what is taken for its time at first?
bool changed(const std::filesystem::path& file, hours after) {
    const TemporaryBook folder;
    for (const auto& each : {kListing, kClaims, kHeader, kOther}) {
        folder.write(each, "");
        last_write_time(folder.root() / each, kLongAgo);
    }
    const Written before = written_below(folder.root());
    last_write_time(folder.root() / file, kLongAgo + after);
    return changed_since({folder.root(), Catalogue({}), {}}, boil(), before);
}

}  // namespace

TEST_CASE("an experiment changed when its listing, claim file or a header was written since") {
    for (const auto& file : {kListing, kClaims, kHeader}) {
        INFO(file.string());
        CHECK(changed(file, hours(1)));
        CHECK_FALSE(changed(file, hours(0)));
    }
    CHECK_FALSE(changed(kOther, hours(1)));
}

TEST_CASE("a clock that was set back between two writes hides none of them") {
    CHECK(changed(kListing, hours(-20)));
}

TEST_CASE("a file that was written in the future has not changed for that") {
    CHECK_FALSE(changed(kListing, hours(0)));
    const TemporaryBook folder;
    for (const auto& each : {kListing, kClaims, kHeader}) {
        folder.write(each, "");
        last_write_time(folder.root() / each,
                        std::filesystem::file_time_type::clock::now() + hours(1000));
    }
    CHECK_FALSE(
        changed_since({folder.root(), Catalogue({}), {}}, boil(), written_below(folder.root())));
}

TEST_CASE("an experiment whose listing is gone, or came since, has changed") {
    const TemporaryBook folder;
    const Book book{folder.root(), Catalogue({}), {}};
    for (const auto& each : {kClaims, kHeader}) folder.write(each, "");
    const Written before = written_below(folder.root());

    CHECK(changed_since(book, boil(), before));
    folder.write(kListing, "");
    CHECK(changed_since(book, boil(), before));
}
