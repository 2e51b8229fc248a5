// Filling the matrix: what is tried, what is kept when it is stopped, what a service may spoil.
#include "portability/recorder.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "../fake_executor.hpp"
#include "../temporary_book.hpp"
#include "discover.hpp"

using namespace lab;
using namespace lab::portability;

namespace {

// Lends an executor that outlives the recording, so that a test can look at it afterwards.
class Lent : public Executor {
public:
    explicit Lent(Executor& inner) : inner_(inner) {}
    void build(const std::vector<const Job*>& jobs,
               const std::function<void(const Job&, Build)>& built) override {
        inner_.build(jobs, built);
    }
    Run run(const Experiment& experiment, const Build& build, const Launch& launch) override {
        return inner_.run(experiment, build, launch);
    }
    GuardReading guard() override { return inner_.guard(); }
    Isolation isolation() const override { return inner_.isolation(); }

private:
    Executor& inner_;
};

const std::string kClaims = R"(title.en = "Boil"
title.zh = "煮"
[control]
control.en = "no fire"
control.zh = "不点火"
[[claim]]
id = "soup/hot"
says.en = "hot"
says.zh = "热"
fact = "degrees"
equals = 100
)";

const std::string kCost = R"([[claim]]
id = "soup/dear"
says.en = "dear"
says.zh = "贵"
ratio = ["boil", "stir"]
above = 2.0
)";

Run degrees(const Experiment&, const Launch& launch) {
    return finished_with("degrees", launch.variant.empty() ? 100LL : 20LL);
}

// A book with two listings, and a kitchen that has two compilers.
struct Kitchen {
    TemporaryBook folder;
    Book book{folder.root(), Catalogue({}), {}};
    FakeExecutor executor{degrees};
    Place place;
    std::vector<std::string> standards = {"c++20"};

    Kitchen() {
        folder.write("snippets/soup/boil.cpp", "int main() {}\n");
        folder.write("snippets/soup/boil.toml", kClaims + kCost);
        folder.write("snippets/soup/cost.cpp", "int main() {}\n");
        folder.write("snippets/soup/cost.toml", kClaims.substr(0, kClaims.find("[[")) + kCost);
        reread();
        place.where = "local", place.instance = "kettle-2-cpus";
        for (const char* name : {"g++-12", "clang++-16"})
            place.compilers.push_back({{name, name, "", false}, "1.0", name});
        place.executor = [this](const Found&, const std::string&) {
            return std::make_unique<Lent>(executor);
        };
        place.missing = [](const std::vector<std::string>&) { return std::vector<std::string>{}; };
    }

    void reread() {
        book.experiments.clear();
        for (const char* name : {"boil", "cost"})
            book.experiments.push_back(
                read_experiment(folder.root(), std::string("snippets/soup/") + name + ".toml"));
    }

    Recorder recorder(std::vector<std::string>* told = nullptr) {
        std::vector<const Experiment*> all;
        for (const Experiment& each : book.experiments) all.push_back(&each);
        return {book,
                Shelf(folder.root() / "cells"),
                place,
                standards,
                all,
                [=](const std::string& line) {
                    if (told) told->push_back(line);
                }};
    }

    // Records what is wanted, until so many programs were started. Returns how many cells were
    // wanted.
    std::size_t record(std::size_t at_most = 99) {
        Recorder now = recorder();
        const std::vector<Wanted> cells = now.wanted(false);
        now.go(cells, [&] { return executor.started().size() >= at_most; });
        return cells.size();
    }

    Sheet sheet(const std::string& name) {
        return Shelf(folder.root() / "cells").read("soup/" + name);
    }
};

}  // namespace

TEST_CASE("each listing is tried by each compiler under each standard, once") {
    Kitchen kitchen;
    kitchen.standards = {"c++20", "c++23"};

    CHECK(kitchen.record() == 8);
    CHECK(kitchen.sheet("boil").cells.size() == 4);
    CHECK(kitchen.record() == 0);
    CHECK(kitchen.sheet("boil").find("local g++-12 c++23")->setting.flags.at(0) == "-std=c++2b");
}

TEST_CASE("facts are judged with their control, and costs never; without facts it runs once") {
    Kitchen kitchen;

    kitchen.record();

    const Cell boil = *kitchen.sheet("boil").find("local g++-12 c++20");
    REQUIRE(boil.claims.size() == 1);
    CHECK(boil.claims[0].verdict == "VERIFIED");
    CHECK(kitchen.executor.count("control", "facts") == 6);  // three for each compiler
    CHECK(kitchen.executor.count("", "facts") == 8);         // and one more for each of cost
    CHECK(kitchen.executor.count("", "calibrate") == 0);
    CHECK(kitchen.sheet("cost").cells.at(0).claims.empty());
}

TEST_CASE("a recording that was stopped goes on where it was") {
    Kitchen kitchen;

    CHECK(kitchen.record(6) == 4);  // the first listing's, by one compiler
    CHECK(kitchen.sheet("boil").cells.size() == 1);
    CHECK(kitchen.record() == 3);
    CHECK(kitchen.record() == 0);
}

TEST_CASE("a changed listing is tried again, and prose or a cost's threshold is not") {
    Kitchen kitchen;
    kitchen.record();

    std::string claims = kClaims + kCost;
    claims.replace(claims.find("\"hot\""), 5, "\"very hot\"");
    claims.replace(claims.find("2.0"), 3, "3.0");
    kitchen.folder.write("snippets/soup/boil.toml", claims);
    kitchen.reread();
    CHECK(kitchen.recorder().wanted(false).empty());

    kitchen.folder.write("snippets/soup/boil.cpp", "int main() { return 0; }\n");
    const auto wanted = kitchen.recorder().wanted(false);
    REQUIRE(wanted.size() == 2);
    CHECK(wanted[0].reason == "listing changed");

    claims.replace(claims.find("100"), 3, "101");
    kitchen.folder.write("snippets/soup/boil.cpp", "int main() {}\n");
    kitchen.folder.write("snippets/soup/boil.toml", claims);
    kitchen.reread();
    CHECK(kitchen.recorder().wanted(false).at(0).reason == "claims changed");
}

TEST_CASE("what a place lacks is built all the same, not run, and named") {
    Kitchen kitchen;
    kitchen.place.missing = [](const std::vector<std::string>&) {
        return std::vector<std::string>{"userns"};
    };

    kitchen.record();

    const Cell cell = kitchen.sheet("boil").cells.at(0);
    CHECK(cell.build == BuildOutcome::builds);
    CHECK(cell.run == RunOutcome::not_tried);
    CHECK(cell.run_reason == "needs userns");
    CHECK(cell.claims.at(0).verdict == "NOT_RUNNABLE");
    CHECK(kitchen.executor.started().empty());
}

TEST_CASE("a file that was edited is named and made anew") {
    Kitchen kitchen;
    kitchen.record();
    kitchen.folder.write("cells/soup/boil.json", "{}");
    std::vector<std::string> told;

    Recorder again = kitchen.recorder(&told);

    REQUIRE(told.size() == 1);
    CHECK(told[0].find("soup/boil.json") != std::string::npos);
    CHECK(again.wanted(false).size() == 2);
}

TEST_CASE("what is refuted is tried once more, and stands only where that says the same") {
    Kitchen kitchen;
    kitchen.place.compilers.pop_back();
    int runs = 0;
    FakeExecutor cool(
        [](const Experiment&, const Launch&) { return finished_with("degrees", 99LL); });
    kitchen.place.executor = [&](const Found&, const std::string&) {
        return std::make_unique<Lent>(cool);
    };

    kitchen.record();
    CHECK(kitchen.sheet("boil").cells.at(0).claims.at(0).verdict == "REFUTED");
    CHECK(cool.started().size() == 7);  // three, one of the other listing, and three again

    FakeExecutor flaky([&](const Experiment&, const Launch& launch) {
        const bool late = runs++ > 3;
        return finished_with("degrees", late && launch.variant.empty() ? 100LL : 99LL);
    });
    kitchen.place.executor = [&](const Found&, const std::string&) {
        return std::make_unique<Lent>(flaky);
    };
    Recorder again = kitchen.recorder();
    again.go(again.wanted(true), [] { return false; });
    const JudgedClaim claim = kitchen.sheet("boil").cells.at(0).claims.at(0);
    CHECK(claim.verdict == "INCONCLUSIVE");
    CHECK(claim.reason == "contradiction: REFUTED, then VERIFIED");
}

TEST_CASE("a service that does not answer spoils nothing, and is asked again") {
    Kitchen kitchen;
    kitchen.record();
    FakeExecutor silent([](const Experiment&, const Launch&) {
        Run run;
        run.ending = Ending::service_failed, run.reason = "503";
        return run;
    });
    kitchen.place.executor = [&](const Found&, const std::string&) {
        return std::make_unique<Lent>(silent);
    };

    Recorder again = kitchen.recorder();
    again.go(again.wanted(true), [] { return false; });
    CHECK(kitchen.sheet("boil").cells.at(0).run == RunOutcome::ran);

    kitchen.folder.write("snippets/soup/boil.cpp", "int main() { return 0; }\n");
    kitchen.reread();
    kitchen.record();
    CHECK(kitchen.sheet("boil").cells.at(0).run == RunOutcome::service_failed);
    CHECK(kitchen.recorder().wanted(false).at(0).reason == "the service failed the last time");
}

TEST_CASE("a listing that one compiler refuses is a cell like any other") {
    Kitchen kitchen;
    kitchen.executor.broken = {"soup/cost"};

    kitchen.record();

    CHECK(kitchen.sheet("cost").cells.at(0).build == BuildOutcome::refuses);
    CHECK(kitchen.sheet("boil").cells.at(0).build == BuildOutcome::builds);
}

TEST_CASE("a listing is tried only with the compilers that its claim file names") {
    Kitchen kitchen;
    kitchen.folder.write("snippets/soup/boil.toml", "build.compilers = [\"g++-12\"]\n" + kClaims);
    kitchen.reread();
    const Recorder recorder = kitchen.recorder();

    const std::vector<Wanted> cells = recorder.wanted(false);

    CHECK(std::count_if(cells.begin(), cells.end(), [](const Wanted& each) {
              return each.experiment->id == "soup/boil" && each.setting.compiler != "g++-12";
          }) == 0);
    CHECK(cells.size() == 3);
}
