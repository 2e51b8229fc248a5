// Raw values of a claim as CSV, all that a reader needs to judge it again; see proofs/recompute.py.
#pragma once

#include <string>

#include "../recorded.hpp"

namespace lab {

// clang-format off
/// What `lab explain --samples CLAIM` prints: one head line, then one row for each block of a cost,
/// each sample of a quantile, or each process of anything else, in the order in which they were
/// made. Tables of several claims may be joined. A cell that does not apply is empty; `|` parts the
/// names in a cell. Characters that cannot be seen are named, and a text that a spreadsheet would
/// take for a formula (it begins with = + - @ or a tab, and is no number) has ' before it.
///
/// | column | holds |
/// |---|---|
/// | claim, kind, relation | as in the claim file; the same in every row of a claim |
/// | subject | fact, series\|point, or arms\|… with the dividend first (name\@parameter for growth) |
/// | threshold, q | JSON: one value, a list, or the name of the other fact; which quantile |
/// | quiet | yes where the claim needs a quiet machine |
/// | self_test | costs: verdicts of the run's self-test, REFUTED\|VERIFIED where it passed |
/// | try | real, confirmation, or control |
/// | link | an order of costs: which pair of neighbours of how many, 1/2 |
/// | process | number of the process in its try, from 1 |
/// | trouble | empty, or why the row holds no value: how a process failed, why a block was lost |
/// | value, other | JSON: what the process reported; the other fact for same_as, differs_from |
/// | order, visit1 … visit4 | ABBA or BAAB, and ns for one operation in the order they were made |
/// | overhead | ns for one operation of the arm that surrounds both |
/// | y | (ln A + ln A - ln B - ln B) / 2 of the visits; with an overhead ln of the net ratio |
/// | pressure, steal, throttled | shares of time around this process or try, and how often it was throttled |
/// | spin_p50_us, spin_p95_us | a fixed loop after this process or try: median and 95th percentile |
// clang-format on
std::string samples_csv(const RecordedClaim& claim, const Recorded& recorded);

}  // namespace lab
