"""Quantiles by the same kind of evidence, process by process."""

import math

from .claim import MINIMUM, ODDS, Claim, Outcome, Row


def evidence_above(n: int, k: int, chance: float) -> float:
    """ln of the average, over p between `chance` and 1, of the likelihood of k of n at p against
    that at `chance`:
    k! (n-k)! / (n+1)! P(Bin(n+1, chance) <= k) / (chance^k (1-chance)^(n-k+1))."""
    term = (n + 1) * math.log1p(-chance)  # ln P(Bin(n+1, chance) = 0)
    terms = [term]
    for i in range(k):
        term += math.log((n + 1 - i) / (i + 1) * chance / (1 - chance))
        terms.append(term)
    top = max(terms)
    tail = min(0.0, top + math.log(math.fsum(math.exp(each - top) for each in terms)))
    return (math.lgamma(k + 1) + math.lgamma(n - k + 1) - math.lgamma(n + 2) + tail
            - k * math.log(chance) - (n - k + 1) * math.log1p(-chance))


def quantile_interval(ordered: list[float], chance: float) -> tuple[float, float] | None:
    """The bounds that the samples would not decide against."""
    n, bar = len(ordered), math.log(ODDS)
    above = below = int(n * chance)
    while above <= n and evidence_above(n, above, chance) < bar:
        above += 1
    while below >= 0 and evidence_above(n, n - below, 1 - chance) < bar:
        below -= 1
    if n < MINIMUM or above > n or below < 0:
        return None
    return ordered[n - above], ordered[n - below - 1]


def judge_quantile(claim: Claim, rows: list[Row]) -> Outcome:
    """Looks after each process at how many of the samples so far exceed the bound."""
    q = claim.q or 0.0
    seen: list[float] = []
    side = ""
    by_process: dict[str, list[float]] = {}
    for row in rows:
        if row["value"]:
            by_process.setdefault(row["process"], []).append(float(row["value"]))
    for samples in by_process.values():
        seen += samples
        n, up = len(seen), sum(value > claim.threshold for value in seen)
        if n >= MINIMUM and evidence_above(n, up, 1 - q) >= math.log(ODDS):
            side = "above"
        elif n >= MINIMUM and evidence_above(n, n - up, q) >= math.log(ODDS):
            side = "at_most"
        if side:
            break
    ordered = sorted(seen)
    out = Outcome("INCONCLUSIVE", "budget" if len(seen) >= MINIMUM else "too-few", n=len(seen),
                  up=sum(value > claim.threshold for value in seen))
    out.down = out.n - out.up
    if side:
        out.verdict, out.reason = "VERIFIED" if side == claim.relation else "REFUTED", ""
    if ordered:
        out.estimate = ordered[max(math.ceil(q * out.n), 1) - 1]
        out.interval = quantile_interval(ordered, 1 - q)
    return out
