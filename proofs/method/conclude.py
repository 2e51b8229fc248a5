"""A verdict from a claim's try, its confirmation and its control."""

from collections.abc import Callable

from .claim import CannotJudge, Claim, Outcome, Row
from .costs import judge_chain, judge_costs
from .quantiles import judge_quantile
from .values import judge_can_happen, judge_facts, judge_never

PASSED = "REFUTED|VERIFIED"  # what a self-test must say: same work, half as much again

JUDGES: dict[str, Callable[[Claim, list[Row]], Outcome]] = {
    "fact": judge_facts, "order": judge_facts, "output": judge_facts, "samples": judge_facts,
    "quantile": judge_quantile, "can_happen": judge_can_happen, "never": judge_never,
    "ratio": judge_costs, "total": judge_costs, "growth": judge_costs, "ascending": judge_chain,
}
TIMED = ("ratio", "total", "growth", "ascending")
BY_CHANCE = (*TIMED, "quantile")  # a refutation must be confirmed


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
    if claim.kind == "never":
        return conclude_never(real, tries.get("control")), tries
    if real.verdict == "REFUTED" and claim.kind in BY_CHANCE:
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


def conclude_never(real: Outcome, control: Outcome | None) -> Outcome:
    """That nothing was found counts only if the same search finds it in the control."""
    if real.reason != "not-observed":
        return Outcome(real.verdict, real.reason)
    if control is not None and control.verdict == "REFUTED":
        return Outcome("INCONCLUSIVE", "not-observed")
    blind = control is not None and control.reason == "not-observed"
    return Outcome("INCONCLUSIVE", "insensitive" if blind else "control-undecided")
