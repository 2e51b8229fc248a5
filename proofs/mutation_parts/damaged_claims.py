"""Damage to the claim file."""

import math
from typing import Any

from mutation_parts import baseline
from mutation_parts.baseline import HOLDS, Seen
from mutation_parts.claim_file import Claim
from mutation_parts.damaged_reports import more
from mutation_parts.mutant import Mutant, judged

OPPOSITE = {"above": "below", "below": "above"}


def threshold_inverted(claim: Claim, seen: Seen) -> Mutant | str:
    edits = _opposite(claim, seen)
    return edits if isinstance(edits, str) else Mutant(claim, edits)


def _opposite(claim: Claim, seen: Seen) -> dict[str, Any] | str:
    relation, threshold = claim.relation, claim.threshold
    if claim.kind == "quantile":
        return {relation: None, "above" if relation == "at_most" else "at_most": threshold}
    if claim.kind == "ascending":
        return {claim.kind: list(reversed(claim.subject))}
    if claim.kind == "order":
        backwards = " ".join(reversed(seen.events))
        return {"order": backwards} if backwards != threshold else "reads the same backwards"
    if relation in OPPOSITE:
        return {relation: None, OPPOSITE[relation]: threshold}
    if relation in ("at_least", "at_most"):
        other, step = ("at_most", -1) if relation == "at_least" else ("at_least", 1)
        return {relation: None, other: threshold + step}
    if relation in ("same_as", "differs_from"):
        return {relation: None, "differs_from" if relation == "same_as" else "same_as": threshold}
    if relation == "between":
        return {relation: [threshold[1] + 1, 2 * threshold[1] - threshold[0] + 1]}
    if relation == "within":
        return {relation: None, "above": threshold}
    if relation == "one_of":
        return {relation: ["".join(map(str, threshold)) + "x" if isinstance(threshold[0], str)
                           else max(threshold) + 1]}
    return {relation: more(threshold)}


def threshold_past(claim: Claim, seen: Seen) -> Mutant | str:
    """The threshold goes just beyond all that undamaged runs measured: of costs the book's own run
    counts as well, for a ratio may differ more between two hours than within one run."""
    if claim.is_timed or claim.kind == "quantile":
        sides = (seen.real, seen.earlier or seen.real)
        return _past_intervals(claim, [side.interval for side in sides])
    if claim.kind == "never":
        return "saw nothing that a threshold could pass"
    values, by = seen.real.values, baseline.spread(seen.real.values)
    if not claim.reports_values or not all(map(baseline.is_number, values)):
        return "is no number"
    far = max(values) * 1000 if claim.kind == "can_happen" else max(values) * (1.3 if by else 1)
    if claim.relation == "at_least":
        return Mutant(claim, {"at_least": far + 1})
    if claim.relation == "at_most":
        return Mutant(claim, {"at_most": min(values) / (1.3 if by else 1) - 1})
    if claim.relation == "between":
        width = claim.threshold[1] - claim.threshold[0]
        return Mutant(claim, {"between": [math.ceil(far) + 1, math.ceil(far) + 1 + width]})
    if claim.relation == "equals":
        return Mutant(claim, {"equals": claim.threshold - 1})
    return "has no threshold of its own"


def _past_intervals(claim: Claim, intervals: list[tuple[float, float] | None]) -> Mutant | str:
    if claim.relation == "within" or None in intervals:
        return "a band about one cannot be moved past it"
    low, high = min(low for low, _ in intervals), max(high for _, high in intervals)
    step = 1.3
    if claim.kind == "growth":
        step = math.log(1.3) / math.log(claim.keys["to"] / claim.keys["from"])
        beyond = (low - step, high + step)
    else:
        beyond = (low / step, high * step)
    return Mutant(claim, {claim.relation: beyond[claim.relation in ("above", "by")]})


def threshold_lax(claim: Claim, seen: Seen) -> Mutant | str:
    """So weak a claim that it holds of the control as well."""
    lax = {"at_least": -10**15, "at_most": 10**15, "between": [-10**15, 10**15], "by": 1}
    costs = {"above": -20 if claim.kind == "growth" else 0.0001,
             "below": 20 if claim.kind == "growth" else 10000, "within": 10000}
    if claim.kind in ("order", "output"):
        return "allows for one sequence only"
    if claim.is_timed or claim.kind == "quantile":
        threshold = costs.get(claim.relation, lax.get(claim.relation))
        control = baseline.side_of(seen.control.interval, claim.relation, threshold)
        return judged(Mutant(claim, {claim.relation: threshold}), HOLDS, control)
    if claim.kind == "never":  # a counterexample that nobody can show
        return Mutant(claim, {claim.relation: None, "one_of": [_unheard_of(seen)]})
    if claim.relation in lax:
        return Mutant(claim, {claim.relation: lax[claim.relation]})
    if claim.relation == "same_as":
        return Mutant(claim, {"same_as": claim.subject[0]})
    values = list(dict.fromkeys(seen.real.values + seen.control.values))
    if all(map(baseline.is_number, values)):
        return Mutant(claim, {claim.relation: None, "between": lax["between"]})
    return Mutant(claim, {claim.relation: None, "one_of": values})


def _unheard_of(seen: Seen) -> Any:
    """A value of the type that was seen, which was not."""
    value = seen.control.values[0]
    if isinstance(value, bool):
        return next((each for each in (True, False) if each not in seen.control.values), value)
    return "nobody says this" if isinstance(value, str) else 10**15


def subject_misspelt(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.subject:
        return "names nothing"
    name = "nobody_says_this"
    told = claim.keys[claim.kind]
    return Mutant(claim, {claim.kind: [name, *told[1:]] if isinstance(told, list) else name})
