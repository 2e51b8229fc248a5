"""What is not a cost: one value a process."""

import json
import statistics
from collections.abc import Callable
from typing import Any

from .claim import CannotJudge, Claim, Outcome, Row


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


def counted(claim: Claim, rows: list[Row],
            decide: Callable[[list[tuple[Any, bool]], int], Outcome]) -> Outcome:
    """What `decide` makes of each process's answer and of how many hold; no verdict where one is
    of no use, or where there is none."""
    seen = answers(claim, rows)
    if seen is None:
        return Outcome("INCONCLUSIVE", "bad-report")
    if not seen:
        return Outcome("INCONCLUSIVE", "too-few")
    up = sum(answer for _, answer in seen)
    out = decide(seen, up)
    out.n, out.up, out.down = len(seen), up, len(seen) - up
    return out


def judge_facts(claim: Claim, rows: list[Row]) -> Outcome:
    """All processes hold, all fail, or they disagree."""
    def decide(seen: list[tuple[Any, bool]], up: int) -> Outcome:
        estimate = typical([value for value, _ in seen])
        if up in (0, len(seen)):
            return Outcome("VERIFIED" if up else "REFUTED", "", estimate)
        return Outcome("INCONCLUSIVE", "flaky", estimate)

    return counted(claim, rows, decide)


def judge_can_happen(claim: Claim, rows: list[Row]) -> Outcome:
    """Seen twice: it can happen. Nothing that was not seen is refuted by that."""
    def decide(seen: list[tuple[Any, bool]], up: int) -> Outcome:
        if up == 0:
            return Outcome("INCONCLUSIVE", "not-observed")
        estimate = typical([value for value, answer in seen if answer])
        return Outcome("VERIFIED", "", estimate) if up > 1 else Outcome(
            "INCONCLUSIVE", "unconfirmed", estimate)

    return counted(claim, rows, decide)


def judge_never(claim: Claim, rows: list[Row]) -> Outcome:
    """A counterexample seen twice refutes; nothing verifies."""
    out = judge_can_happen(claim, rows)
    if out.verdict == "VERIFIED":
        out.verdict = "REFUTED"
    return out
