// What moved between two recordings, and in which order it is told.
#include "portability/moved.hpp"

#include <doctest/doctest.h>

#include "matrix.hpp"

using namespace lab::portability;

namespace {

Cell with(BuildOutcome build, RunOutcome run = RunOutcome::ran, int status = 0) {
    Cell cell = fine();
    cell.build = build, cell.run = run, cell.status = status;
    return cell;
}

Cell with(const std::string& verdict) {
    Cell cell = fine();
    cell.claims[0].verdict = verdict;
    return cell;
}

std::vector<CellMove> moves(const Cell& before, const Cell& after) {
    return moves_between({sheet_of({before})}, {sheet_of({after})});
}

}  // namespace

TEST_CASE("nothing moves where nothing differs, and what is new is no move") {
    CHECK(moves(fine(), fine()).empty());
    CHECK(moves_between({sheet_of({})}, {sheet_of({fine()})}).empty());
}

TEST_CASE("a listing that no longer builds is told as that alone") {
    Cell after = with(BuildOutcome::refuses, RunOutcome::not_run);
    after.claims.clear();

    const auto found = moves(fine(), after);

    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == Moved::build);
    CHECK(words_of(found[0]) == "soup/boil local g++-12 c++20: builds -> refuses");
}

TEST_CASE("each kind of move has its name") {
    const auto kind = [](const Cell& a, const Cell& b) { return moves(a, b).at(0).kind; };
    const Cell refused = with(BuildOutcome::refuses);

    CHECK(kind(refused, fine()) == Moved::build);
    CHECK(kind(with("VERIFIED"), with("REFUTED")) == Moved::verdict);
    CHECK(kind(with("VERIFIED"), with("INCONCLUSIVE")) == Moved::undecided);
    CHECK(kind(fine(), with(BuildOutcome::warns)) == Moved::warning);
    CHECK(kind(fine(), with(BuildOutcome::builds, RunOutcome::signalled, 6)) == Moved::run);
    CHECK(kind(fine(), with(BuildOutcome::builds, RunOutcome::ran, 3)) == Moved::run);
    CHECK(kind(fine(), with(BuildOutcome::builds, RunOutcome::not_tried)) == Moved::tried);
    CHECK(kind(with(BuildOutcome::service_failed), fine()) == Moved::tried);
}

TEST_CASE("cell flips come first, then verdicts, then the rest") {
    Sheet before = sheet_of({fine(setting("a")), fine(setting("b")), fine(setting("c"))});
    Sheet after = before;
    after.cells[0].build = BuildOutcome::warns;
    after.cells[1].claims[0].verdict = "REFUTED";
    after.cells[2].build = BuildOutcome::refuses;

    const auto found = moves_between({before}, {after});

    REQUIRE(found.size() == 3);
    CHECK(found[0].cell == "local c c++20");
    CHECK(found[1].claim == "soup/hot");
    CHECK(found[2].kind == Moved::warning);
}

TEST_CASE("what else had changed is told with the move") {
    Setting newer = setting();
    newer.version = "13";
    Cell after = fine(newer, content("other"));
    after.build = BuildOutcome::refuses;

    const auto found = moves_between({sheet_of({fine()})}, {sheet_of({after}, content("other"))});

    CHECK(found.at(0).other_content);
    CHECK(found.at(0).other_compiler);
}
