// The cache key: everything that can change an outcome changes it, prose does not.
#include "key.hpp"

#include <doctest/doctest.h>

#include "temporary_book.hpp"

using namespace lab;

namespace {

using Parts = std::map<std::string, std::string>;

// A book of one experiment, and all that its key depends on.
struct Subject {
    TemporaryBook book;
    Experiment experiment;
    Toolchain toolchain{"g++", "g++ (Debian) 12.2", {"-O2"}};
    std::string machine = "Linux 6.1, a CPU, 2";

    Subject() {
        book.write("boil.cpp", "int main() {}\n");
        book.write("lab.hpp", "// words\n");
        experiment.listing = "boil.cpp";
        experiment.headers = {"lab.hpp"};
        experiment.claims.emplace_back();
        experiment.claims[0].id = "soup/hot";
        experiment.claims[0].subject = {"degrees"};
        experiment.claims[0].threshold = {100LL};
    }

    Parts parts() const { return key_parts(book.root(), experiment, toolchain, machine); }
};

// Names of the parts that `change` changes.
template <class Change>
std::vector<std::string> changed_by(Change change) {
    Subject subject;
    const Parts before = subject.parts();
    change(subject);
    const Parts after = subject.parts();
    std::vector<std::string> names;
    for (const auto& [name, hash] : after)
        if (before.at(name) != hash) names.push_back(name);
    CHECK((key_of(before) != key_of(after)) == !names.empty());
    return names;
}

template <class Change>
std::vector<std::string> changed_by_claim(Change change) {
    return changed_by([&](Subject& subject) { change(subject.experiment.claims[0]); });
}

const std::vector<std::string> kClaims = {"claims"};

}  // namespace

TEST_CASE("nothing changed, nothing changes") {
    CHECK(changed_by([](Subject&) {}).empty());
    CHECK(key_of(Subject().parts()).size() == 64);
}

TEST_CASE("listing, header, compiler, flags and machine each change their part and the key") {
    const auto listing = changed_by([](Subject& s) { s.book.write("boil.cpp", "int main(){}\n"); });
    const auto header = changed_by([](Subject& s) { s.book.write("lab.hpp", "// other words\n"); });
    const auto banner = changed_by([](Subject& s) { s.toolchain.banner = "g++ (Debian) 13"; });
    const auto name = changed_by([](Subject& s) { s.toolchain.name = "clang++"; });
    const auto flags = changed_by([](Subject& s) { s.toolchain.flags = {"-O2", "-g"}; });
    const auto machine = changed_by([](Subject& s) { s.machine = "Linux 6.2, a CPU, 2"; });

    CHECK(listing == std::vector<std::string>{"listing"});
    CHECK(header == std::vector<std::string>{"headers"});
    CHECK(banner == std::vector<std::string>{"compiler"});
    CHECK(name == std::vector<std::string>{"compiler"});
    CHECK(flags == std::vector<std::string>{"flags"});
    CHECK(machine == std::vector<std::string>{"machine"});
}

TEST_CASE("one more header changes the key, even an empty one") {
    const auto more = changed_by([](Subject& subject) {
        subject.book.write("pot.hpp", "");
        subject.experiment.headers.push_back("pot.hpp");
    });

    CHECK(more == std::vector<std::string>{"headers"});
}

TEST_CASE("whatever decides a claim changes the key") {
    CHECK(changed_by_claim([](Claim& c) { c.id = "soup/cold"; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.kind = ClaimKind::can_happen; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.subject = {"kelvin"}; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.relation = judge::Relation::at_least; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.threshold = {99LL}; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.threshold = {std::string("100")}; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.at = 1; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.from = 1; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.to = 1; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.tries = 21; }) == kClaims);
    CHECK(changed_by_claim([](Claim& c) { c.control = "no_fire"; }) == kClaims);
}

TEST_CASE("the last digit of a threshold changes the key") {
    const auto with = [](double threshold) {
        Subject subject;
        subject.experiment.claims[0].threshold = {threshold};
        return key_of(subject.parts());
    };

    CHECK(with(1.2345678) != with(1.2345679));
    CHECK(with(1.2345678) == with(1.2345678));
}

TEST_CASE("needs, limits and timing change the key") {
    const auto needs = changed_by([](Subject& s) { s.experiment.needs = {"cpus:2"}; });
    const auto wall = changed_by([](Subject& s) { s.experiment.limits.wall_seconds = 31; });
    const auto cpu = changed_by([](Subject& s) { s.experiment.limits.cpu_seconds = 21; });
    const auto batches = changed_by([](Subject& s) { s.experiment.timing.batches = 3; });
    const auto budget = changed_by([](Subject& s) { s.experiment.timing.budget_seconds = 9; });

    CHECK(needs == kClaims);
    CHECK(wall == kClaims);
    CHECK(cpu == kClaims);
    CHECK(batches == kClaims);
    CHECK(budget == kClaims);
}

TEST_CASE("titles, labels, what a claim says and what a control changes never change the key") {
    const auto changed = changed_by([](Subject& subject) {
        subject.experiment.title.en = "A better title";
        subject.experiment.labels["degrees"] = {"heat", "热"};
        subject.experiment.controls["control"] = {"no fire", "不生火"};
        subject.experiment.claims[0].says.zh = "汤很热";
        subject.experiment.claims[0].line = 7;
    });

    CHECK(changed.empty());
}

TEST_CASE("parts do not run into one another") {
    CHECK(key_of({{"a", "1"}, {"b", "2"}}) != key_of({{"a", "1b"}, {"b", "2"}}));
    CHECK(key_of({{"a", "12"}, {"b", ""}}) != key_of({{"a", "1"}, {"b", "2"}}));
}

TEST_CASE("the listing's short hash changes with what the book decides, and with nothing else") {
    const Parts before = Subject().parts();
    const auto with = [&](const char* part) {
        Parts parts = before;
        parts[part] = "another";
        return listing_of(parts);
    };

    CHECK(listing_of(before).size() == 8);
    for (const char* part : {"listing", "headers", "flags", "claims"})
        CHECK(with(part) != listing_of(before));
    for (const char* part : {"compiler", "machine", "method"})
        CHECK(with(part) == listing_of(before));
    CHECK(listing_of({{"listing", "a"}}).empty());
}
