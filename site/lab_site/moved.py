"""Whether a claim moved between two runs: the rule of `lab compare` (runner/moves.hpp), for pages.

A number moved when it is further away than what was measured allows: both intervals have no point
in common. A number without an interval is an interval of one point, so two such numbers moved when
they differ. Intervals that overlap or touch are no move, however far apart their estimates are: a
difference smaller than both intervals is not told. An interval does not know how a machine drifts
between two runs.
"""

import math
from typing import Any, NamedTuple

KINDS = ("flip", "undecided", "number", "value")  # the most telling first
_DECIDED = {"VERIFIED", "REFUTED"}


class Seen(NamedTuple):
    """What one run found about a claim."""
    verdict: str
    estimate: Any = None
    interval: tuple[float, float] | None = None


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def apart(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two intervals have no point in common."""
    return a[1] < b[0] or b[1] < a[0]


def _range(seen: Seen) -> tuple[float, float]:
    return seen.interval or (seen.estimate, seen.estimate)


def kind(a: Seen, b: Seen) -> str:
    """One of KINDS, or nothing where both agree."""
    if a.verdict != b.verdict:
        return "flip" if {a.verdict, b.verdict} <= _DECIDED else "undecided"
    if is_number(a.estimate) and is_number(b.estimate):
        return "number" if apart(_range(a), _range(b)) else ""
    return "" if a.estimate == b.estimate else "value"


def size(a: Seen, b: Seen) -> float:
    """How far a number moved: |log(b / a)| of positive numbers, else relative; 0 of no numbers."""
    x, y = a.estimate, b.estimate
    if not is_number(x) or not is_number(y) or x == y:
        return 0.0
    if x > 0 and y > 0:
        return abs(math.log(y / x))
    return abs(y - x) / max(abs(x), abs(y))
