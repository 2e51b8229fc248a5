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


def judge_never(claim: Claim, rows: list[Row]) -> Outcome:
    """A counterexample seen twice refutes; nothing verifies."""
    out = judge_can_happen(claim, rows)
    if out.verdict == "VERIFIED":
        out.verdict = "REFUTED"
    return out
