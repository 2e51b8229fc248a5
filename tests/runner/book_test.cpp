// A book on disk: whether its files are still those that a run began with.
#include "book.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;

namespace {

using Moment = std::filesystem::file_time_type;

constexpr Moment kStart = Moment(std::chrono::hours(24));

// Did soup/boil change since kStart, if `file` was written that long after it?
bool changed(const std::string& file, std::chrono::seconds after) {
    const TemporaryBook folder;
    Experiment boil;
    boil.listing = "boil.cpp", boil.claim_file = "boil.toml", boil.headers = {"lab.hpp"};
    for (const std::string each : {"boil.cpp", "boil.toml", "lab.hpp", "other.cpp"}) {
        folder.write(each, "");
        std::filesystem::last_write_time(
            folder.root() / each, kStart + (each == file ? after : -std::chrono::seconds(1)));
    }
    return changed_since({folder.root(), Catalogue({}), {}}, boil, kStart);
}

}  // namespace

TEST_CASE("an experiment changed when its listing, claim file or a header was written since") {
    for (const char* file : {"boil.cpp", "boil.toml", "lab.hpp"}) {
        CHECK(changed(file, std::chrono::seconds(1)));
        CHECK(changed(file, std::chrono::seconds(0)));
        CHECK_FALSE(changed(file, std::chrono::seconds(-1)));
    }
    CHECK_FALSE(changed("other.cpp", std::chrono::seconds(1)));
}

TEST_CASE("an experiment whose listing is gone has changed") {
    const TemporaryBook folder;
    Experiment boil;
    boil.listing = "boil.cpp", boil.claim_file = "boil.toml";

    CHECK(changed_since({folder.root(), Catalogue({}), {}}, boil, kStart));
}
