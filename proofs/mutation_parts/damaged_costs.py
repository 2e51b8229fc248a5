"""Damage to how costs are measured."""

from mutation_parts import baseline
from mutation_parts.baseline import Seen, Side
from mutation_parts.claim_file import Claim
from mutation_parts.mutant import NO_COST, PROGRAM, Damage, Mutant, judged, order


def _inverted(claim: Claim, side: Side) -> int:
    """Whether the claim would hold with its arms exchanged."""
    if side.interval is None:
        return baseline.UNSURE
    low, high = side.interval
    turned = (-high, -low) if claim.kind == "growth" else (1 / high, 1 / low)
    return baseline.side_of(turned, claim.relation, claim.threshold)


def arms_swapped(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.is_timed:
        return NO_COST
    if claim.kind == "growth":
        return "a slope names one arm"
    a, b, *more = claim.subject
    mutant = Mutant(claim, {claim.kind: [b, a, *more]})
    if claim.kind == "ascending":
        return mutant
    return judged(mutant, _inverted(claim, seen.real), _inverted(claim, seen.control))


def timed(*orders: str) -> Damage:
    """Applies to every claim about costs."""
    return lambda claim, seen: Mutant(claim, orders=orders, touches=PROGRAM) \
        if claim.is_timed else NO_COST


def arm_slowed(claim: Claim, seen: Seen) -> Mutant | str:
    """The arm that must be cheap takes so long that the claim is false by half."""
    if not claim.is_timed:
        return NO_COST
    low, high = seen.real.links[0] if claim.kind == "ascending" else seen.real.interval
    threshold, arms = claim.threshold, claim.arms
    if claim.kind == "growth":
        reach = claim.keys["to"] / claim.keys["from"]
        low, high, threshold = reach ** low, reach ** high, reach ** threshold
    above = claim.relation in ("above", "by")
    cheap = arms[0] if claim.kind == "ascending" or not above else arms[1]
    factor = 1.5 * (high / threshold if above else threshold / low)
    return Mutant(claim, orders=(order("slow", cheap, f"{factor:.6f}"),),
                  touches=frozenset({f"arm:{cheap}"}))


def batch_left_out(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.is_timed:
        return NO_COST
    return Mutant(claim, orders=(order("drop", f"batch:{claim.arms[0]}"),), touches=PROGRAM)
