#!/usr/bin/python3
"""Judges claims again from their raw values alone, by the method's definition and not by the
runner's code: `lab explain --samples CLAIM | proofs/recompute.py -`. Without a claim it judges all
of build/evidence again and compares verdict, counts, estimate and interval with the runner's."""

import argparse
import bisect
import csv
import json
import math
import signal
import statistics
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import common

ODDS = 10_000     # a side is decided wrongly with a chance of at most 1 in so many
MINIMUM = 24      # blocks before anything is decided
MAXIMUM = 1000    # blocks after which the budget is spent
NEAR = 1.1        # an interval inside [r0 / NEAR, r0 * NEAR] is too near the threshold
TIES = 0.2        # a larger share of ties, or a smaller one of different values: clock too coarse
LOST = 0.2        # a larger share of blocks thrown away: the machine was not fit
PASSED = "REFUTED|VERIFIED"  # what a self-test must say: same work, half as much again

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
    quiet: bool
    self_test: str
    tries: dict[str, list[Row]] = field(default_factory=dict)


# ---- costs: the sign process -------------------------------------------------------------------

@cache
def needed(n: int) -> int | None:
    """c[n]: the smallest k whose evidence 2^(n+1) k! (n-k)! / (n+1)! P(Bin(n+1, 1/2) <= k) reaches
    ODDS. In whole numbers: sum of C(n+1, i) for i <= k against ODDS (n+1) C(n, k)."""
    total, bigger, smaller = 0, 1, 1  # the sum, C(n+1, k), C(n, k)
    for k in range(n + 1):
        total += bigger
        if total >= ODDS * (n + 1) * smaller:
            return k
        bigger = bigger * (n + 1 - k) // (k + 1)
        smaller = smaller * (n - k) // (k + 1)
    return None


def log_ratio(row: Row) -> float:
    """(ln A + ln A - ln B - ln B) / 2 of a block's four visits; NaN if one took no time."""
    visits = [float(row[f"visit{i}"] or "nan") for i in range(1, 5)]
    if not all(math.isfinite(visit) and visit > 0 for visit in visits):
        return math.nan
    first, second, third, fourth = map(math.log, visits)
    y = ((first + fourth) - (second + third)) / 2
    y = y if row["order"] == "ABBA" else -y
    if row["y"] and not math.isclose(y, float(row["y"]), rel_tol=1e-9, abs_tol=1e-12):
        raise CannotJudge(f"y is {row['y']} where the visits of its block give {y}")
    return y


def growth_stretch(claim: Claim) -> float:
    """How far apart the two points of a sweep are: to / from."""
    to, since = (float(arm.split("@")[1]) for arm in claim.subject)
    return to / since


@dataclass
class Sides:
    """Blocks so far, and the running interval that holds the typical log ratio."""
    centre: float  # ln of the threshold
    values: list[float] = field(default_factory=list)  # ascending
    low: float = -math.inf
    high: float = math.inf

    def add(self, y: float) -> None:
        bisect.insort(self.values, y)
        enough = needed(len(self.values))
        if len(self.values) >= MINIMUM and enough is not None:
            self.low = max(self.low, self.values[-enough])
            self.high = min(self.high, self.values[enough - 1])

    @property
    def up(self) -> int:
        return len(self.values) - bisect.bisect_right(self.values, self.centre)

    @property
    def down(self) -> int:
        return bisect.bisect_left(self.values, self.centre)

    def is_near(self) -> bool:
        margin = math.log(NEAR)
        return self.centre - margin <= self.low and self.high <= self.centre + margin

    def clock_is_coarse(self) -> bool:
        n = len(self.values)
        return n - self.up - self.down > TIES * n or len(set(self.values)) < TIES * n


def side_or_reason(sides: Sides, lost: int) -> str:
    """`up` or `down` once that is decided, the reason once nothing can be; else empty."""
    n = len(sides.values)
    if n < MINIMUM:
        return ""
    if lost > LOST * (n + lost):
        return "environment"
    if sides.clock_is_coarse():
        return "timer-resolution"
    enough = needed(n)
    if enough is not None and sides.up >= enough:
        return "up"
    if enough is not None and sides.down >= enough:
        return "down"
    return "near-threshold" if sides.is_near() else "budget" if n >= MAXIMUM else ""


def reason_when_stopped(n: int, lost: int) -> str:
    """Why a process that was stopped before it decided anything has no verdict."""
    if lost > LOST * (n + lost):
        return "environment"
    return "too-few" if n < MINIMUM else "budget"


def judge_costs(claim: Claim, rows: list[Row]) -> Outcome:
    """Feeds the blocks one by one to the sign process, as if they were being measured."""
    if claim.relation not in ("above", "below"):
        raise CannotJudge(f"costs that are to be {claim.relation}: not a relation known here")
    stretch = growth_stretch(claim) if claim.kind == "growth" else 1.0
    r0 = stretch ** claim.threshold if claim.kind == "growth" else claim.threshold
    blocks = [row for row in rows if row["order"]]
    lost = sum(row["trouble"].startswith("thrown away") for row in rows)
    sides, state = Sides(math.log(r0)), ""
    for y in map(log_ratio, blocks):
        if math.isnan(y):
            state = "timer-resolution"
        else:
            sides.add(y)
            state = side_or_reason(sides, lost)
        if state:
            break
    return outcome_of(claim, sides, state or reason_when_stopped(len(sides.values), lost), stretch)


def outcome_of(claim: Claim, sides: Sides, state: str, stretch: float) -> Outcome:
    """Side and claim make the verdict; ratios of a growth claim become exponents."""
    def shown(y: float) -> float:
        return y / math.log(stretch) if claim.kind == "growth" else math.exp(y)

    out = Outcome("INCONCLUSIVE", state, n=len(sides.values), up=sides.up, down=sides.down)
    if state in ("up", "down"):
        holds = (state == "up") == (claim.relation == "above")
        out.verdict, out.reason = "VERIFIED" if holds else "REFUTED", ""
    if sides.values:
        out.estimate = shown(statistics.median(sides.values))
    if math.isfinite(sides.low):
        out.interval = (shown(sides.low), shown(sides.high))
    return out


# ---- everything else: one value a process ------------------------------------------------------

def sort_of(value: Any) -> str:
    """Numbers compare with numbers, truths with truths, texts with texts; nothing else."""
    if isinstance(value, bool):
        return "truth"
    return "number" if isinstance(value, (int, float)) else "text"


RELATIONS: dict[str, Callable[[Any, list[Any]], bool]] = {
    "equals": lambda seen, wanted: seen == wanted[0],
    "same_as": lambda seen, wanted: seen == wanted[0],
    "differs_from": lambda seen, wanted: seen != wanted[0],
    "one_of": lambda seen, wanted: seen in wanted,
    "at_least": lambda seen, wanted: seen >= wanted[0],
    "at_most": lambda seen, wanted: seen <= wanted[0],
    "above": lambda seen, wanted: seen > wanted[0],
    "below": lambda seen, wanted: seen < wanted[0],
    "between": lambda seen, wanted: wanted[0] <= seen <= wanted[1],
}
ORDERED = ("at_least", "at_most", "above", "below", "between")


def holds(claim: Claim, row: Row) -> bool | None:
    """Whether the claim holds in one process; nothing where its value cannot be compared."""
    seen = json.loads(row["value"])
    wanted = claim.threshold if isinstance(claim.threshold, list) else [claim.threshold]
    if claim.relation in ("same_as", "differs_from"):
        if not row["other"]:
            raise CannotJudge(f"no value of {claim.threshold} beside that of {claim.subject[0]}")
        wanted = [json.loads(row["other"])]
    if claim.relation not in RELATIONS:
        raise CannotJudge(f"values that are to be {claim.relation}: not a relation known here")
    sorts = {sort_of(value) for value in [seen, *wanted]}
    if len(sorts) > 1 or (claim.relation in ORDERED and sorts != {"number"}):
        return None
    return RELATIONS[claim.relation](seen, wanted)


def typical(values: list[Any]) -> Any:
    """The value if all are the same, the median of numbers, or nothing."""
    if values and all(value == values[0] for value in values):
        return values[0]
    is_number = values and all(sort_of(value) == "number" for value in values)
    return statistics.median(values) if is_number else None


def answers(claim: Claim, rows: list[Row]) -> list[tuple[Any, bool]] | None:
    """Each process's value and whether the claim holds in it; nothing if one is no use."""
    out = []
    for row in (row for row in rows if row["value"]):
        answer = holds(claim, row)
        if answer is None:
            return None
        out.append((json.loads(row["value"]), answer))
    return out


def judge_facts(claim: Claim, rows: list[Row]) -> Outcome:
    """All processes hold, all fail, or they disagree."""
    seen = answers(claim, rows)
    if seen is None:
        return Outcome("INCONCLUSIVE", "bad-report")
    if not seen:
        return Outcome("INCONCLUSIVE", "too-few")
    up = sum(answer for _, answer in seen)
    out = Outcome("INCONCLUSIVE", "flaky", typical([value for value, _ in seen]), None, len(seen),
                  up, len(seen) - up)
    if up in (0, len(seen)):
        out.verdict, out.reason = "VERIFIED" if up else "REFUTED", ""
    return out


def judge_can_happen(claim: Claim, rows: list[Row]) -> Outcome:
    """Seen twice: it can happen. Nothing that was not seen is refuted by that."""
    seen = answers(claim, rows)
    if seen is None:
        return Outcome("INCONCLUSIVE", "bad-report")
    if not seen:
        return Outcome("INCONCLUSIVE", "too-few")
    up = sum(answer for _, answer in seen)
    out = Outcome("VERIFIED", "", typical([value for value, answer in seen if answer]), None,
                  len(seen), up, len(seen) - up)
    if up < 2:
        out.verdict = "INCONCLUSIVE"
        out.reason = "unconfirmed" if up else "not-observed"
        out.estimate = out.estimate if up else None
    return out


# ---- a claim: its try, its confirmation, its control --------------------------------------------

JUDGES: dict[str, Callable[[Claim, list[Row]], Outcome]] = {
    "fact": judge_facts, "order": judge_facts, "samples": judge_facts,
    "can_happen": judge_can_happen, "ratio": judge_costs, "growth": judge_costs,
}
TIMED = ("ratio", "growth")


def is_red(rows: list[Row]) -> bool:
    """Whether the machine was too busy for a claim that needs a quiet one."""
    read = [row for row in rows if row["pressure"]]
    medians = [float(row["spin_p50_us"]) for row in read]
    return bool(read) and (
        any(float(row["pressure"]) > 0.6 or float(row["steal"]) > 0.1 or float(row["throttled"]) > 0
            for row in read) or max(medians) > 1.3 * min(medians))


def withheld(outcome: Outcome, reason: str) -> Outcome:
    """A verdict becomes INCONCLUSIVE for that reason; anything else stays what it is."""
    if outcome.verdict in ("VERIFIED", "REFUTED"):
        outcome.verdict, outcome.reason = "INCONCLUSIVE", reason
    return outcome


def judge_try(claim: Claim, name: str) -> Outcome | None:
    """One try of a claim; nothing if it was not made."""
    rows = claim.tries.get(name)
    if rows is None:
        return None
    for trouble in (row["trouble"] for row in rows):
        if trouble.startswith("not kept"):
            raise CannotJudge(f"the evidence does not keep the values of the {name} try")
        if trouble.startswith("not-runnable"):
            return Outcome("NOT_RUNNABLE")
        if trouble.startswith("failed-run"):
            return Outcome("INCONCLUSIVE", "failed-run")
    if claim.kind not in JUDGES:
        raise CannotJudge(f"{claim.kind}: not a kind known here")
    outcome = JUDGES[claim.kind](claim, rows)
    return withheld(outcome, "environment") if claim.quiet and is_red(rows) else outcome


def conclude(claim: Claim) -> tuple[Outcome, dict[str, Outcome]]:
    """The verdict on a claim, and what each of its tries came to."""
    tries = {name: outcome for name in ("real", "confirmation", "control")
             if (outcome := judge_try(claim, name)) is not None}
    if "real" not in tries:
        raise CannotJudge("there is no row of the real try")
    if claim.kind in TIMED and claim.self_test != PASSED:
        withheld(tries["real"], "self-test")
    real = tries["real"]
    if real.verdict == "REFUTED" and claim.kind in TIMED:
        return conclude_refuted(tries.get("confirmation")), tries
    if real.verdict == "VERIFIED":
        return conclude_verified(tries.get("control")), tries
    return Outcome(real.verdict, real.reason), tries


def conclude_refuted(confirmation: Outcome | None) -> Outcome:
    """A refutation that rests on chance counts if a second, independent try agrees."""
    if confirmation is None:
        return Outcome("INCONCLUSIVE", "unconfirmed")
    if confirmation.verdict == "REFUTED":
        return Outcome("REFUTED")
    contradicts = confirmation.verdict == "VERIFIED"
    return Outcome("INCONCLUSIVE", "contradiction" if contradicts else "unconfirmed")


def conclude_verified(control: Outcome | None) -> Outcome:
    """A claim that holds counts if it failed without its cause."""
    if control is not None and (control.verdict == "REFUTED" or control.reason == "not-observed"):
        return Outcome("VERIFIED")
    blind = control is not None and control.verdict == "VERIFIED"
    return Outcome("INCONCLUSIVE", "insensitive" if blind else "control-undecided")


# ---- reading, comparing, telling ---------------------------------------------------------------

def read_claims(lines: Iterable[str]) -> list[Claim]:
    """The claims of a table as `lab explain --samples` prints it, or of several joined."""
    claims: dict[str, Claim] = {}
    for row in csv.DictReader(lines):
        if row.get("claim") == "claim":  # the head of a table that was joined
            continue
        try:
            claim = claims.setdefault(row["claim"], Claim(
                row["claim"], row["kind"], row["subject"].split("|"), row["relation"],
                json.loads(row["threshold"]), row["quiet"] == "yes", row["self_test"]))
            claim.tries.setdefault(row["try"] or "real", []).append(row)
        except (KeyError, AttributeError, json.JSONDecodeError) as why:
            raise CannotJudge(f"not a table of samples: {why!r}") from why
    return list(claims.values())


def same(mine: Any, theirs: Any) -> bool:
    """Equal, but for the last digits of logarithms."""
    if isinstance(mine, (list, tuple)) and isinstance(theirs, (list, tuple)):
        return len(mine) == len(theirs) and all(map(same, mine, theirs))
    if sort_of(mine) == sort_of(theirs) == "number":
        return math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-9)
    return sort_of(mine) == sort_of(theirs) and mine == theirs


def differences(claim: Claim, status: dict[str, Any]) -> list[dict[str, Any]]:
    """Where this script and the runner disagree about a claim."""
    try:
        verdict, tries = conclude(claim)
    except CannotJudge as why:
        return [{"claim": claim.name, "what": "not recomputed", "runner": status["verdict"],
                 "here": str(why)}]
    keyword = "" if status["verdict"] == "NOT_RUNNABLE" else status["reason"].split(":")[0]
    control = tries["control"].verdict if "control" in tries else None
    pairs = {"verdict": (str(verdict), f"{status['verdict']} {keyword}".strip()),
             "control": (control, status["control"]),
             "n": (tries["real"].n, status["n"]),
             "estimate": (tries["real"].estimate, status["estimate"]),
             "interval": (tries["real"].interval, status["interval"])}
    return [{"claim": claim.name, "what": what, "runner": theirs, "here": mine}
            for what, (mine, theirs) in pairs.items()
            if not (same(mine, theirs) if mine is not None and theirs is not None
                    else mine is theirs)]


def told(claim: Claim) -> str:
    """The verdict, and a line for each try."""
    verdict, tries = conclude(claim)
    lines = [f"{verdict} {claim.name}"]
    for name, seen in tries.items():
        line = (f"    {name}: {seen}, estimate {seen.estimate}, n {seen.n}, up {seen.up}, "
                f"down {seen.down}")
        if claim.kind in TIMED and seen.n:
            line += f", c[n] {needed(seen.n)}, interval {seen.interval}"
        lines.append(line)
    return "\n".join(lines)


def samples(root: Path, name: str) -> list[Claim]:
    return read_claims(common.run_lab(root, "explain", "--samples", name).splitlines())


def compare_all(root: Path) -> dict[str, Any]:
    """Every claim for which there is evidence, judged here and by the runner."""
    found: list[dict[str, Any]] = []
    agree = count = 0
    for name, status in common.status_of(root).items():
        if status["finished_at"] is None:
            continue
        count += 1
        wrong = [each for claim in samples(root, name) for each in differences(claim, status)]
        agree += not wrong
        found += wrong
    return {"claims": count, "agree": agree, "differences": found}


def judge_everything(root: Path) -> int:
    results = compare_all(root)
    if results["claims"] == 0:
        common.give_up("no evidence: ./lab run makes it")
    for each in results["differences"]:
        print(f"{each['claim']}: {each['what']}: runner {each['runner']}, here {each['here']}")
    print(f"{results['claims']} claims, {results['agree']} judged alike")
    if root == common.ROOT:
        print(f"written: {common.write_results('recompute', results).relative_to(common.ROOT)}")
    return 1 if results["differences"] else 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="recompute", description=__doc__)
    parser.add_argument("claims", nargs="*", metavar="CLAIM",
                        help="claims to judge again; - reads a table from standard input; "
                             "none: all, compared with the runner's verdicts")
    parser.add_argument("--root", type=Path, default=common.ROOT, help="folder of the book")
    options = parser.parse_args(arguments)
    if not options.claims:
        return judge_everything(options.root)
    try:
        for name in options.claims:
            claims = read_claims(sys.stdin) if name == "-" else samples(options.root, name)
            if not claims:
                common.give_up(f"{name}: no rows")
            print("\n".join(map(told, claims)))
    except CannotJudge as why:
        common.give_up(str(why))
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
