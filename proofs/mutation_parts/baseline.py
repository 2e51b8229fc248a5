"""What the undamaged book recorded, and what a damaged claim would be by it: the relations of the
judge once more, so that a mutant that is still true can be told from one that must be caught."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mutation_parts.claim_file import Claim

HOLDS, UNSURE, FAILS = 1, 0, -1


@dataclass(frozen=True)
class Side:
    """One try: of the claim as it stands, or with its control."""
    verdict: str
    values: tuple[Any, ...]
    others: tuple[Any, ...]  # of the fact that same_as or differs_from names, process by process
    interval: tuple[float, float] | None
    links: tuple[tuple[float, float] | None, ...] = ()  # of an order of costs, by neighbours


@dataclass(frozen=True)
class Seen:
    """What a claim's verdict rests on in the undamaged book."""
    real: Side
    control: Side
    events: tuple[str, ...]
    earlier: Side | None = None  # as real, in the book itself


def _side(trial: dict[str, Any], runs: list[dict[str, Any]], other: str) -> Side:
    others = [run.get("facts", {})[other] for run in runs if other in run.get("facts", {})]
    return Side(trial["verdict"], tuple(trial.get("values", ())), tuple(others),
                _interval(trial), tuple(map(_interval, trial.get("links", ()))))


def _interval(trial: dict[str, Any]) -> tuple[float, float] | None:
    return tuple(trial["interval"]) if trial["interval"] else None


def read(evidence: Path, claim: Claim, earlier: Path | None = None) -> Seen:
    """What the evidence folder holds of a claim that stands, and that of an earlier run."""
    record = json.loads((evidence / f"{claim.experiment}.json").read_text("utf-8"))
    told = next(each for each in record["claims"] if each["id"] == claim.id)
    other = claim.threshold if claim.relation in ("same_as", "differs_from") else ""
    runs = {variant: [run for run in record["runs"]
                      if run["variant"] == variant and run["purpose"] == "facts"]
            for variant in ("real", claim.control)}
    return Seen(_side(told["real"], runs["real"], other),
                _side(told["control"]["trial"], runs[claim.control], other),
                tuple(record.get("events", ())),
                read(earlier, claim).real if earlier else None)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def same(a: Any, b: Any) -> bool:
    """Equal, where a truth is never a number."""
    return isinstance(a, bool) == isinstance(b, bool) and a == b


def holds(relation: str, threshold: Any, value: Any) -> bool:
    """As judge/fact.cpp decides it; what cannot be compared does not hold."""
    if relation in ("equals", "same_as", "order", "output"):
        return same(threshold, value)
    if relation == "differs_from":
        return not same(threshold, value)
    if relation == "one_of":
        return any(same(each, value) for each in threshold)
    if not is_number(value):
        return False
    if relation == "between":
        return threshold[0] <= value <= threshold[1]
    return {"at_least": value >= threshold, "at_most": value <= threshold,
            "above": value > threshold, "below": value < threshold}[relation]


def spread(values: tuple[Any, ...]) -> float:
    """How far a number varies from process to process; 0 for all else."""
    return max(values) - min(values) if values and all(map(is_number, values)) else 0


def answer(claim: Claim, side: Side, change: Callable[[Any], Any]) -> int:
    """Whether the claim would hold of the changed values: surely, surely not, or neither, where
    what the values vary by would decide."""
    others = side.others if claim.relation in ("same_as", "differs_from") else ()
    by = 0 if others else spread(side.values)
    answers = []
    for i, value in enumerate(side.values):
        threshold = others[min(i, len(others) - 1)] if others else claim.threshold
        around = (value - by, value, value + by) if is_number(value) else (value,)
        answers.append([holds(claim.relation, threshold, change(each)) for each in around])
    if claim.kind in ("can_happen", "never"):  # twice is enough
        seen = sum(all(each) for each in answers)
        happens = HOLDS if seen >= 2 else UNSURE if any(map(any, answers)) else FAILS
        return -happens if claim.kind == "never" else happens
    if not answers or any(any(each) and not all(each) for each in answers):
        return UNSURE
    sure = [all(each) for each in answers]
    return HOLDS if all(sure) else UNSURE if any(sure) else FAILS


def stands(status: dict[str, Any]) -> bool:
    """The best that the runner can say of a claim: VERIFIED, or for `never` that nothing was seen
    which its control shows. Every other verdict catches a mutant."""
    unseen = status["kind"] == "never" and status["reason"].split(":")[0] == "not-observed"
    return status["verdict"] == "VERIFIED" or unseen


def side_of(interval: tuple[float, float] | None, relation: str, threshold: float) -> int:
    """Whether a cost ratio (or slope, or quantile) with this interval holds."""
    if interval is None:
        return UNSURE
    low, high = interval
    if relation == "within":
        inside = 1 / threshold <= low and high <= threshold
        return HOLDS if inside else FAILS if high < 1 / threshold or low > threshold else UNSURE
    if relation in ("above", "by"):
        return HOLDS if low > threshold else FAILS if high < threshold else UNSURE
    return HOLDS if high < threshold else FAILS if low > threshold else UNSURE


def must_be_caught(real: int, control: int) -> bool | None:
    """None where it cannot be said. A claim stands only if it holds and its control fails."""
    if real == FAILS or control == HOLDS:
        return True
    return False if real == HOLDS and control == FAILS else None
