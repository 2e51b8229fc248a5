// Which published files are replaced: those that no longer say what was measured, and no other.
#include "publish/selection.hpp"

#include <doctest/doctest.h>

using namespace lab;

namespace {

Standing standing(const std::string& verdict, double estimate,
                  std::optional<std::pair<double, double>> interval = {}) {
    Standing out;
    out.id = "soup/hot", out.verdict = verdict, out.estimate = estimate, out.interval = interval;
    out.finished_at = "2026-01-02T03:04:05Z";
    return out;
}

Candidate published(Standing there, Standing here) {
    return {"soup/boil", "", true, "", {std::move(here)}, {std::move(there)}};
}

}  // namespace

TEST_CASE("what was never published is added, what may not be published is not") {
    Candidate candidate{"soup/boil", "", false, "", {standing("VERIFIED", 1)}, {}};
    CHECK(decide(candidate, false).fate == Fate::added);

    candidate.unfit = "never run";

    CHECK(decide(candidate, true).fate == Fate::unfit);
    CHECK(decide(candidate, true).why == "never run");
}

TEST_CASE("a published file stays while nothing moved, though the numbers are others") {
    const auto same =
        published(standing("VERIFIED", 8.0, {{6, 9}}), standing("VERIFIED", 8.5, {{7, 10}}));
    const auto counts = published(standing("VERIFIED", 96), standing("VERIFIED", 97));

    CHECK(decide(same, false).fate == Fate::kept);
    CHECK(decide(counts, false).fate == Fate::kept);
    CHECK(decide(same, true).fate == Fate::replaced);
}

TEST_CASE("another verdict or an interval elsewhere replaces the file, and says which claim") {
    const Decision flip = decide(published(standing("VERIFIED", 8), standing("REFUTED", 2)), false);
    const Decision moved = decide(
        published(standing("VERIFIED", 8, {{7, 9}}), standing("VERIFIED", 5, {{4, 6}})), false);

    CHECK(flip.fate == Fate::replaced);
    CHECK(flip.why == "hot VERIFIED to REFUTED");
    CHECK(moved.fate == Fate::replaced);
    CHECK(moved.why == "hot moved beyond both intervals");
    CHECK(moved.writes());
}

TEST_CASE("a file whose listing, kernel or words are others is replaced, whatever came out") {
    Candidate candidate = published(standing("VERIFIED", 8), standing("VERIFIED", 8));
    candidate.outdated = "kernel or CPU changed";

    CHECK(decide(candidate, false).fate == Fate::replaced);
    CHECK(decide(candidate, false).why == "kernel or CPU changed");
}
