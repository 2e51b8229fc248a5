// A sheet of cells as a file: sealed, read back whole, and refused when it was touched.
#include "portability/shelf.hpp"

#include <doctest/doctest.h>

#include "../temporary_book.hpp"
#include "evidence_file.hpp"
#include "matrix.hpp"
#include "recorded.hpp"

using namespace lab;
using namespace lab::portability;

TEST_CASE("what is written is read back, cell by cell") {
    Cell odd = fine(setting("clang++-16", "c++23"));
    odd.setting.arguments = {"a b", ""}, odd.setting.input = "in\n";
    odd.build = BuildOutcome::warns, odd.diagnostics = {"warning: 永"};
    odd.run = RunOutcome::signalled, odd.status = 11, odd.run_reason = "SIGSEGV";
    odd.claims[0].reason = "flaky";
    const TemporaryBook book;
    const Shelf shelf(book.root());

    shelf.write(sheet_of({fine(), odd}));
    const Sheet back = shelf.read("soup/boil");

    REQUIRE(back.cells.size() == 2);
    const Cell& read = *back.find("local clang++-16 c++23");
    CHECK(read.setting.arguments == odd.setting.arguments);
    CHECK(read.setting.input == "in\n");
    CHECK(read.setting.flags == odd.setting.flags);
    CHECK(read.diagnostics == std::vector<std::string>{"warning: 永"});
    CHECK(read.status == 11);
    CHECK(read.claims.at(0).reason == "flaky");
    CHECK(back.contents.at(read.content).digits() == read.content);
}

TEST_CASE("every outcome has a word of its own, which is read back") {
    for (const BuildOutcome each :
         {BuildOutcome::builds, BuildOutcome::warns, BuildOutcome::refuses, BuildOutcome::timed_out,
          BuildOutcome::not_tried, BuildOutcome::service_failed})
        CHECK(build_outcome_from(to_string(each)) == each);
    for (const RunOutcome each :
         {RunOutcome::ran, RunOutcome::signalled, RunOutcome::limited, RunOutcome::timed_out,
          RunOutcome::not_run, RunOutcome::not_tried, RunOutcome::service_failed})
        CHECK(run_outcome_from(to_string(each)) == each);
    CHECK_THROWS_AS(build_outcome_from("burns"), NotEvidence);
}

TEST_CASE("a cell takes the place of the one with its name, and content that none has goes") {
    Sheet sheet = sheet_of({fine()});

    sheet.put(fine(setting(), content("other")), content("other"));

    CHECK(sheet.cells.size() == 1);
    CHECK(sheet.contents.size() == 1);
    CHECK(sheet.contents.begin()->second.listing == "other");
}

TEST_CASE("an experiment without a file has an empty sheet") {
    const TemporaryBook book;

    CHECK(Shelf(book.root()).read("soup/boil").cells.empty());
}

TEST_CASE("a file that was edited, or is of another experiment, is refused") {
    const TemporaryBook book;
    const Shelf shelf(book.root());
    shelf.write(sheet_of({fine()}));
    const std::string text = book.read("soup/boil.json");
    book.write("soup/stir.json", text);
    std::string edited = text;
    edited.replace(edited.find("VERIFIED"), 8, "REFUTED");
    book.write("soup/boil.json", edited);

    CHECK_THROWS_AS(shelf.read("soup/boil"), Refused);
    CHECK_THROWS_AS(shelf.read("soup/stir"), Refused);
}
