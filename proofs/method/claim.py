"""A claim as its rows tell it, and what a try of it comes to."""

from dataclasses import dataclass, field
from typing import Any

ODDS = 10_000     # a side is decided wrongly with a chance of at most 1 in so many
MINIMUM = 24      # blocks before anything is decided
MAXIMUM = 1000    # blocks after which the budget is spent
NEAR = 1.1        # an interval inside [r0 / NEAR, r0 * NEAR] is too near the threshold
TIES = 0.2        # a larger share of ties, or a smaller one of different values: clock too coarse
LOST = 0.2        # a larger share of blocks thrown away: the machine was not fit

Row = dict[str, str]


class CannotJudge(Exception):
    """The rows do not hold what a verdict takes."""


@dataclass
class Outcome:
    """What one try, or a whole claim, comes to."""
    verdict: str
    reason: str = ""
    estimate: Any = None
    interval: tuple[float, float] | None = None
    n: int = 0
    up: int = 0
    down: int = 0

    def __str__(self) -> str:
        return f"{self.verdict} {self.reason}".strip()


@dataclass
class Claim:
    """The rows of one claim, by try."""
    name: str
    kind: str
    subject: list[str]
    relation: str
    threshold: Any
    q: float | None
    quiet: bool
    self_test: str
    tries: dict[str, list[Row]] = field(default_factory=dict)
