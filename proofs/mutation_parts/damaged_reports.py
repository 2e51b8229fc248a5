"""Damage to what a listing says and to how it ends."""

from collections.abc import Callable
from typing import Any

from mutation_parts import baseline
from mutation_parts.baseline import Seen, Side
from mutation_parts.claim_file import Claim, literal
from mutation_parts.mutant import NO_VALUE, PROGRAM, Damage, Mutant, judged, order


def program(*orders: str) -> Damage:
    """Applies to every claim."""
    return lambda claim, seen: Mutant(claim, orders=orders, touches=PROGRAM)


def control(how: str) -> Damage:
    """Answers a listing that asks for this claim's control: "on", "off" or "invert"."""
    return lambda claim, seen: Mutant(claim, orders=(order("control", claim.control, how),),
                                      touches=PROGRAM)


def more(value: Any) -> Any:
    """The next number, the other truth, or a longer text."""
    return not value if isinstance(value, bool) else value + ("x" if isinstance(value, str) else 1)


def _as_seen(claim: Claim, side: Side, change: Callable[[Any], Any]) -> int:
    if claim.kind != "quantile":
        return baseline.answer(claim, side, change)
    moved = side.interval and (change(side.interval[0]), change(side.interval[1]))
    return baseline.side_of(moved, claim.relation, claim.threshold)


def _of_record(claim: Claim, word: str, how: str = "") -> Mutant:
    """An order about the fact or series that the claim rests on, and about nothing else."""
    return Mutant(claim, orders=(order(word, claim.record, how),),
                  touches=frozenset({claim.record}))


def _value(claim: Claim, seen: Seen, how: str, change: Callable[[Any], Any]) -> Mutant | str:
    return judged(_of_record(claim, "value", how), _as_seen(claim, seen.real, change),
                  _as_seen(claim, seen.control, change))


def off_by_one(claim: Claim, seen: Seen) -> Mutant | str:
    """For output, a letter more at its end."""
    if claim.kind == "output":
        return Mutant(claim, orders=(order("output", "add"),), touches=frozenset({"output"}))
    return _value(claim, seen, "add", more) if claim.reports_values else NO_VALUE


def empty(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.reports_values:
        return NO_VALUE
    return _value(claim, seen, "empty", lambda value: type(value)())


def retyped(claim: Claim, seen: Seen) -> Mutant | str:
    return _of_record(claim, "value", "retype") if claim.reports_values else NO_VALUE


def _fitting(claim: Claim, seen: Seen) -> Any:
    """A value that the comparison holds of; None where that depends on the process."""
    threshold = claim.threshold
    if claim.relation in ("same_as", "differs_from"):
        others = set(seen.real.others + seen.control.others)
        if len(others) != 1:
            return None
        other = others.pop()
        return other if claim.relation == "same_as" else more(other)
    if claim.relation in ("between", "one_of"):
        return threshold[0]
    return threshold + {"above": 1, "below": -1}.get(claim.relation, 0) \
        if baseline.is_number(threshold) else threshold


def _outside(claim: Claim, seen: Seen) -> Any:
    """The nearest value that it does not hold of; None where that depends on the process."""
    step = {"at_least": -1, "at_most": 1, "above": 0, "below": 0}
    if claim.relation in step:
        return claim.threshold + step[claim.relation]
    if claim.relation == "between":
        return claim.threshold[1] + 1
    fitting = claim.threshold[-1] if claim.relation == "one_of" else _fitting(claim, seen)
    return None if fitting is None else more(fitting)


def _always(claim: Claim, seen: Seen, value: Any) -> Mutant | str:
    if not claim.reports_values:
        return NO_VALUE
    if value is None:
        return "what is wanted differs from process to process"
    return _value(claim, seen, f"set {literal(value)}", lambda _: value)


def as_wanted(claim: Claim, seen: Seen) -> Mutant | str:
    """A listing that votes for itself: only its control can give it away."""
    return _always(claim, seen, (_outside if claim.kind == "never" else _fitting)(claim, seen))


def just_outside(claim: Claim, seen: Seen) -> Mutant | str:
    """The nearest value with which the claim is false, whatever happens."""
    return _always(claim, seen, (_fitting if claim.kind == "never" else _outside)(claim, seen))


def _own_records(claim: Claim, seen: Seen) -> tuple[str, ...]:
    """The keys of the records that the claim rests on."""
    if claim.is_timed:
        return "block:0", "block:1"
    if claim.kind == "order":
        return (f"event:{seen.events[0]}",)
    return ("output:",) if claim.kind == "output" else (claim.record,)


def left_out(claim: Claim, seen: Seen) -> Mutant | str:
    keys = _own_records(claim, seen)
    return Mutant(claim, orders=tuple(order("drop", key) for key in keys), touches=_kinds(keys))


def twice(claim: Claim, seen: Seen) -> Mutant | str:
    if claim.kind == "output":
        return "output is no record"
    keys = _own_records(claim, seen)
    return Mutant(claim, orders=tuple(order("twice", key) for key in keys), touches=_kinds(keys))


def _kinds(keys: tuple[str, ...]) -> frozenset[str]:
    """What a change of these records touches: facts and series by name, all else as a kind."""
    return frozenset(key if key.split(":")[0] in ("fact", "sample") else key.split(":")[0]
                     for key in keys)


def points_shifted(claim: Claim, seen: Seen) -> Mutant | str:
    if claim.kind != "samples":
        return "looks at no point of a series"
    return _of_record(claim, "shift")


def events_exchanged(claim: Claim, seen: Seen) -> Mutant | str:
    if claim.kind != "order":
        return "asks for no order of events"
    pairs = [pair for pair in zip(seen.events, seen.events[1:]) if pair[0] != pair[1]]
    if not pairs:
        return "all events are alike"
    a, b = pairs[0]
    exchange = order("rename", f"event:{a}", b), order("rename", f"event:{b}", a)
    return Mutant(claim, orders=exchange, touches=frozenset({"event"}))
