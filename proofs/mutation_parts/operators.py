"""The kinds of damage: what each does to an experiment or its claim, and where it applies.

An operator gives a mutant, or in its place the reason why there is none: the claim has nothing of
the kind, or the damaged claim is true as well and nobody could catch it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mutation_parts import baseline
from mutation_parts.baseline import HOLDS, Seen, Side
from mutation_parts.claim_file import Claim, literal

PROGRAM = frozenset({"program"})  # what touches all that a listing does
TOLERATED = "still true: the claim allows for it, and its control still fails"
VARIES = "the value varies by more than that from process to process"
NO_VALUE = "rests on no reported value"
NO_COST = "compares no costs"


@dataclass(frozen=True)
class Mutant:
    """One damaged claim: keys of the claim file set anew, or orders to the listing."""
    claim: Claim
    edits: dict[str, Any] = field(default_factory=dict)
    orders: tuple[str, ...] = ()
    touches: frozenset[str] = frozenset()


Damage = Callable[[Claim, Seen], Mutant | str]


@dataclass(frozen=True)
class Operator:
    id: str
    en: str
    zh: str
    damage: Damage


def order(word: str, target: str = "", argument: str = "") -> str:
    return f"{word}\t{target}\t{argument}"


def _judged(mutant: Mutant, real: int, control: int) -> Mutant | str:
    """The mutant, unless by the recorded values it is true or nobody can say."""
    caught = baseline.must_be_caught(real, control)
    return mutant if caught else VARIES if caught is None else TOLERATED


# Damage to the whole program

def _program(*orders: str) -> Damage:
    return lambda claim, seen: Mutant(claim, orders=orders, touches=PROGRAM)


def _control(how: str) -> Damage:
    return lambda claim, seen: Mutant(claim, orders=(order("control", claim.control, how),),
                                      touches=PROGRAM)


# Damage to reported values

def _as_seen(claim: Claim, side: Side, change: Callable[[Any], Any]) -> int:
    if claim.kind != "quantile":
        return baseline.answer(claim, side, change)
    moved = side.interval and (change(side.interval[0]), change(side.interval[1]))
    return baseline.side_of(moved, claim.relation, claim.threshold)


def _value(claim: Claim, seen: Seen, how: str, change: Callable[[Any], Any]) -> Mutant | str:
    mutant = Mutant(claim, orders=(order("value", claim.record, how),),
                    touches=frozenset({claim.record}))
    return _judged(mutant, _as_seen(claim, seen.real, change),
                   _as_seen(claim, seen.control, change))


def _more(value: Any) -> Any:
    return not value if isinstance(value, bool) else value + ("x" if isinstance(value, str) else 1)


def off_by_one(claim: Claim, seen: Seen) -> Mutant | str:
    return _value(claim, seen, "add", _more) if claim.reports_values else NO_VALUE


def empty(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.reports_values:
        return NO_VALUE
    return _value(claim, seen, "empty", lambda value: type(value)())


def retyped(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.reports_values:
        return NO_VALUE
    return Mutant(claim, orders=(order("value", claim.record, "retype"),),
                  touches=frozenset({claim.record}))


def wanted(claim: Claim, seen: Seen) -> Any:
    """A value with which the claim holds; None where it depends on the process."""
    threshold = claim.threshold
    if claim.relation in ("same_as", "differs_from"):
        others = set(seen.real.others + seen.control.others)
        if len(others) != 1:
            return None
        other = others.pop()
        return other if claim.relation == "same_as" else _more(other)
    if claim.relation in ("between", "one_of"):
        return threshold[0]
    return threshold + {"above": 1, "below": -1}.get(claim.relation, 0) \
        if baseline.is_number(threshold) else threshold


def as_wanted(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.reports_values:
        return NO_VALUE
    value = wanted(claim, seen)
    if value is None:
        return "what is wanted differs from process to process"
    return _value(claim, seen, f"set {literal(value)}", lambda _: value)


def just_outside(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.reports_values:
        return NO_VALUE
    step = {"at_least": -1, "at_most": 1, "above": 0, "below": 0}
    if claim.relation in step:
        value = claim.threshold + step[claim.relation]
    elif claim.relation == "between":
        value = claim.threshold[1] + 1
    else:
        return "allows for one value only: the same as one off"
    return _value(claim, seen, f"set {literal(value)}", lambda _: value)


# Damage to the records

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


def batch_left_out(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.is_timed:
        return NO_COST
    return Mutant(claim, orders=(order("drop", f"batch:{claim.arms[0]}"),), touches=PROGRAM)


def points_shifted(claim: Claim, seen: Seen) -> Mutant | str:
    if claim.kind != "samples":
        return "looks at no point of a series"
    return Mutant(claim, orders=(order("shift", claim.record),), touches=frozenset({claim.record}))


def events_exchanged(claim: Claim, seen: Seen) -> Mutant | str:
    if claim.kind != "order":
        return "asks for no order of events"
    pairs = [pair for pair in zip(seen.events, seen.events[1:]) if pair[0] != pair[1]]
    if not pairs:
        return "all events are alike"
    a, b = pairs[0]
    exchange = order("rename", f"event:{a}", b), order("rename", f"event:{b}", a)
    return Mutant(claim, orders=exchange, touches=frozenset({"event"}))


# Damage to costs

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
    return _judged(mutant, _inverted(claim, seen.real), _inverted(claim, seen.control))


def blocks_mislabelled(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.is_timed:
        return NO_COST
    exchange = order("rename", "block:0", "1"), order("rename", "block:1", "0")
    mutant = Mutant(claim, orders=exchange, touches=PROGRAM)
    return _judged(mutant, _inverted(claim, seen.real), _inverted(claim, seen.control))


def _timed(*orders: str) -> Damage:
    return lambda claim, seen: Mutant(claim, orders=orders, touches=PROGRAM) \
        if claim.is_timed else NO_COST


def arm_slowed(claim: Claim, seen: Seen) -> Mutant | str:
    """The arm that must be cheap takes so long that the claim is false by half."""
    if not claim.is_timed:
        return NO_COST
    low, high = seen.real.interval
    threshold, arms = claim.threshold, claim.arms
    if claim.kind == "growth":
        reach = claim.keys["to"] / claim.keys["from"]
        low, high, threshold = reach ** low, reach ** high, reach ** threshold
    above = claim.relation in ("above", "by")
    cheap = arms[0] if claim.kind == "ascending" or not above else arms[1]
    factor = 1.5 * (high / threshold if above else threshold / low)
    return Mutant(claim, orders=(order("slow", cheap, f"{factor:.6f}"),),
                  touches=frozenset({f"arm:{cheap}"}))


# Damage to the claim file

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
    return {relation: _more(threshold)}


def threshold_past(claim: Claim, seen: Seen) -> Mutant | str:
    """The threshold goes just beyond what the undamaged book measured."""
    if claim.is_timed or claim.kind == "quantile":
        return _past_interval(claim, seen.real.interval)
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


def _past_interval(claim: Claim, interval: tuple[float, float] | None) -> Mutant | str:
    if interval is None or claim.relation == "within":
        return "a band about one cannot be moved past it"
    step = 1.3
    if claim.kind == "growth":
        step = math.log(1.3) / math.log(claim.keys["to"] / claim.keys["from"])
        beyond = (interval[0] - step, interval[1] + step)
    else:
        beyond = (interval[0] / step, interval[1] * step)
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
        return _judged(Mutant(claim, {claim.relation: threshold}), HOLDS, control)
    if claim.relation in lax:
        return Mutant(claim, {claim.relation: lax[claim.relation]})
    if claim.relation == "same_as":
        return Mutant(claim, {"same_as": claim.subject[0]})
    values = list(dict.fromkeys(seen.real.values + seen.control.values))
    return Mutant(claim, {claim.relation: None, "one_of": values})


def subject_misspelt(claim: Claim, seen: Seen) -> Mutant | str:
    if not claim.subject:
        return "names nothing"
    name = "nobody_says_this"
    told = claim.keys[claim.kind]
    return Mutant(claim, {claim.kind: [name, *told[1:]] if isinstance(told, list) else name})


OPERATORS = (
    Operator("control-forced-on", "the control is always on", "对照始终打开", _control("on")),
    Operator("control-forced-off", "the control is never on", "对照始终关闭", _control("off")),
    Operator("control-inverted", "the control is on where it must be off, and the reverse",
             "对照的开与关对调", _control("invert")),
    Operator("arms-swapped", "the two arms of the ratio are swapped", "比值的两臂对调",
             arms_swapped),
    Operator("both-arms-same", "one arm is measured twice in place of two",
             "把同一臂测两遍，当作两臂", _timed(order("same_arms"))),
    Operator("cheap-arm-slowed", "a pause in the arm that must be cheap", "在应当便宜的一臂里停顿",
             arm_slowed),
    Operator("blocks-mislabelled", "blocks are reported in the other order", "报出的区组次序颠倒",
             blocks_mislabelled),
    Operator("clock-stopped", "the clock stands still", "时钟停走",
             _timed(order("clock", "stopped"))),
    Operator("clock-backwards", "the clock runs backwards", "时钟倒走",
             _timed(order("clock", "backwards"))),
    Operator("batch-left-out", "one arm's batch size is not reported", "漏报一臂的批大小",
             batch_left_out),
    Operator("threshold-inverted", "the claim says the opposite", "断言改成反面",
             threshold_inverted),
    Operator("threshold-past-the-value", "the threshold lies just beyond what was measured",
             "阈值恰好越过实测值", threshold_past),
    Operator("threshold-too-lax", "the claim is so weak that its control holds, too",
             "断言弱到连对照也成立", threshold_lax),
    Operator("subject-misspelt", "the claim asks for a name that nobody reports",
             "断言所问的名字无人报出", subject_misspelt),
    Operator("fact-off-by-one", "the reported value is one off, negated, or a letter longer",
             "报出的值差一、取反或多一个字母", off_by_one),
    Operator("fact-just-outside", "the reported value always lies just outside",
             "报出的值总是刚好越界", just_outside),
    Operator("fact-as-wanted", "the program always reports what the claim wants",
             "程序总是报出断言想要的值", as_wanted),
    Operator("fact-empty", "the reported value is always zero, false or empty",
             "报出的值总是零、假或空", empty),
    Operator("fact-of-another-type", "a text is reported in place of a number, or the reverse",
             "该报数值处报文字，或反之", retyped),
    Operator("report-left-out", "what the claim rests on is not reported", "漏报断言所依据的记录",
             left_out),
    Operator("report-twice", "what the claim rests on is reported twice", "断言所依据的记录报两遍",
             twice),
    Operator("sample-points-shifted", "every sample is reported for the next point",
             "每个采样都报到下一个点上", points_shifted),
    Operator("events-exchanged", "two events change places", "两个事件互换位置", events_exchanged),
    Operator("crash-at-end", "the program aborts before its last word", "程序在最后一句之前崩溃",
             _program(order("end", "abort"))),
    Operator("exit-status-1", "the program ends with exit status 1", "程序以退出状态 1 结束",
             _program(order("end", "status"))),
    Operator("end-left-out", "the program ends without its last word", "程序没说完就结束",
             _program(order("drop", "end:complete"))),
    Operator("report-after-end", "the program reports after its last word", "最后一句之后还有记录",
             _program(order("end", "late"))),
)
