"""Ratios of costs by the sign process, block by block."""

import bisect
import math
import statistics
from dataclasses import dataclass, field
from functools import cache

from .claim import (LOST, MAXIMUM, MINIMUM, NEAR, ODDS, TIES, CannotJudge, Claim, Outcome, Row)


@cache
def needed(n: int, odds: int = ODDS) -> int | None:
    """c[n]: the smallest k whose evidence 2^(n+1) k! (n-k)! / (n+1)! P(Bin(n+1, 1/2) <= k) reaches
    the odds. In whole numbers: sum of C(n+1, i) for i <= k against odds (n+1) C(n, k)."""
    total, bigger, smaller = 0, 1, 1  # the sum, C(n+1, k), C(n, k)
    for k in range(n + 1):
        total += bigger
        if total >= odds * (n + 1) * smaller:
            return k
        bigger = bigger * (n + 1 - k) // (k + 1)
        smaller = smaller * (n - k) // (k + 1)
    return None


def log_ratio(row: Row) -> float:
    """(ln A + ln A - ln B - ln B) / 2 of a block's four visits; NaN if one took no time."""
    visits = [float(row[f"visit{i}"] or "nan") for i in range(1, 5)]
    if not all(math.isfinite(visit) and visit > 0 for visit in visits):
        return math.nan
    if row.get("overhead"):
        y = log_net_ratio(visits, float(row["overhead"]))
    else:
        first, second, third, fourth = map(math.log, visits)
        y = ((first + fourth) - (second + third)) / 2
    y = y if row["order"] == "ABBA" else -y
    if row["y"] and not math.isclose(y, float(row["y"]), rel_tol=1e-9, abs_tol=1e-12):
        raise CannotJudge(f"y is {row['y']} where the visits of its block give {y}")
    return y


def outer_and_inner(visits: list[float]) -> tuple[float, float]:
    """Mean cost of the arm that was visited first and last, and of the other."""
    return (visits[0] + visits[3]) / 2, (visits[1] + visits[2]) / 2


def log_net_ratio(visits: list[float], overhead: float) -> float:
    """ln of (outer - overhead) / (inner - overhead); what the overhead swallows is next to 0."""
    least = min(overhead, 1.0) * 1e-9
    outer, inner = (max(cost - overhead, least) for cost in outer_and_inner(visits))
    return math.log(outer) - math.log(inner)


def costs_of(row: Row) -> tuple[float, float]:
    """What one operation of A and of B took in a block."""
    outer, inner = outer_and_inner([float(row[f"visit{i}"]) for i in range(1, 5)])
    return (outer, inner) if row["order"] == "ABBA" else (inner, outer)


def below_overhead(blocks: list[Row]) -> bool:
    """Whether an operation, net of what surrounds it, costs less than three times that."""
    return any(statistics.median(costs_of(row)[arm] - 4 * float(row["overhead"])
                                 for row in blocks) < 0 for arm in (0, 1))


def totals(blocks: list[Row]) -> list[float]:
    """One number a process: ln of all it spent on A over all it spent on B."""
    sums: dict[str, list[float]] = {}
    for row in blocks:
        a, b = costs_of(row)
        both = sums.setdefault(row["process"], [0.0, 0.0])
        both[0] += a
        both[1] += b
    return [math.log(a / b) for a, b in sums.values()]


def growth_stretch(claim: Claim) -> float:
    """How far apart the two points of a sweep are: to / from."""
    to, since = (float(arm.split("@")[1]) for arm in claim.subject)
    return to / since


@dataclass
class Sides:
    """Blocks so far, and the running interval that holds the typical log ratio."""
    bottom: float  # ln of the threshold, or of the lower one of equal costs
    top: float     # ln of the threshold, or of the upper one
    odds: int = ODDS
    values: list[float] = field(default_factory=list)  # ascending
    low: float = -math.inf
    high: float = math.inf

    def add(self, y: float) -> None:
        bisect.insort(self.values, y)
        enough = needed(len(self.values), self.odds)
        if len(self.values) >= MINIMUM and enough is not None:
            self.low = max(self.low, self.values[-enough])
            self.high = min(self.high, self.values[enough - 1])

    @property
    def up(self) -> int:
        return len(self.values) - bisect.bisect_right(self.values, self.top)

    @property
    def down(self) -> int:
        return bisect.bisect_left(self.values, self.bottom)

    @property
    def inside(self) -> bool:
        """Between both thresholds, as a claim of equal cost wants it."""
        return self.bottom < self.low and self.high < self.top

    def is_near(self) -> bool:
        margin = math.log(NEAR)
        return any(edge - margin <= self.low and self.high <= edge + margin
                   for edge in (self.bottom, self.top))

    def clock_is_coarse(self) -> bool:
        n = len(self.values)
        ties = sum(self.values.count(edge) for edge in {self.bottom, self.top})
        return ties > TIES * n or len(set(self.values)) < TIES * n


def side_or_reason(sides: Sides, lost: int) -> str:
    """`up`, `down` or `inside` once that is decided, the reason once nothing can be; else empty."""
    n = len(sides.values)
    if n < MINIMUM:
        return ""
    if lost > LOST * (n + lost):
        return "environment"
    if sides.clock_is_coarse():
        return "timer-resolution"
    enough = needed(n, sides.odds)
    if enough is not None and sides.up >= enough:
        return "up"
    if enough is not None and sides.down >= enough:
        return "down"
    if sides.inside:
        return "inside"
    return "near-threshold" if sides.is_near() else "budget" if n >= MAXIMUM else ""


def reason_when_stopped(n: int, lost: int) -> str:
    """Why a process that was stopped before it decided anything has no verdict."""
    if lost > LOST * (n + lost):
        return "environment"
    return "too-few" if n < MINIMUM else "budget"


def thresholds(claim: Claim) -> tuple[float, float]:
    """ln of the ratio asked for; of equal costs the two edges of the band."""
    if claim.relation == "within":
        return -math.log(claim.threshold), math.log(claim.threshold)
    if claim.relation not in ("above", "below"):
        raise CannotJudge(f"costs that are to be {claim.relation}: not a relation known here")
    if claim.kind == "growth":
        centre = claim.threshold * math.log(growth_stretch(claim))
    else:
        centre = math.log(claim.threshold)
    return centre, centre


def judge_costs(claim: Claim, rows: list[Row]) -> Outcome:
    """Feeds the blocks one by one to the sign process, as if they were being measured."""
    return judge_link(claim, rows, 1)


def judge_link(claim: Claim, rows: list[Row], links: int) -> Outcome:
    """The same at the level of one of several links, which share the odds of one claim."""
    blocks = [row for row in rows if row["order"]]
    lost = sum(row["trouble"].startswith("thrown away") for row in rows)
    sides, state = Sides(*thresholds(claim), odds=ODDS * links), ""
    for y in totals(blocks) if claim.kind == "total" else map(log_ratio, blocks):
        if math.isnan(y):
            state = "timer-resolution"
        else:
            sides.add(y)
            state = side_or_reason(sides, lost)
        if state:
            break
    out = outcome_of(claim, sides, state or reason_when_stopped(len(sides.values), lost))
    if blocks and blocks[0].get("overhead") and below_overhead(blocks):
        out.verdict, out.reason = "INCONCLUSIVE", "below-overhead"
    return out


def outcome_of(claim: Claim, sides: Sides, state: str) -> Outcome:
    """Side and claim make the verdict; ratios of a growth claim become exponents."""
    def shown(y: float) -> float:
        return y / math.log(growth_stretch(claim)) if claim.kind == "growth" else math.exp(y)

    out = Outcome("INCONCLUSIVE", state, n=len(sides.values), up=sides.up, down=sides.down)
    if state in ("up", "down", "inside"):
        wanted = {"above": "up", "below": "down", "within": "inside"}[claim.relation]
        out.verdict, out.reason = "VERIFIED" if state == wanted else "REFUTED", ""
    if sides.values:
        out.estimate = shown(statistics.median(sides.values))
    if math.isfinite(sides.low):
        out.interval = (shown(sides.low), shown(sides.high))
    return out


def judge_chain(claim: Claim, rows: list[Row]) -> Outcome:
    """An order of costs: the weakest pair of neighbours decides, or the first that fails."""
    pairs: dict[str, list[Row]] = {}
    for row in rows:
        pairs.setdefault(row["link"], []).append(row)
    wanted = max(int(link.split("/")[1]) for link in pairs)
    links = [judge_link(claim, pair, wanted) for pair in pairs.values()]
    for bad in ("REFUTED", "INCONCLUSIVE"):
        if failed := [link for link in links if link.verdict == bad]:
            return failed[0]
    if len(links) != wanted:
        raise CannotJudge(f"rows of {len(links)} pairs of neighbours out of {wanted}")
    return min(links, key=lambda link: link.estimate)
