"""Marks: a value with its spread, as a place on an axis and as words for whoever cannot see it."""

import math
import statistics

from .. import numbers, values
from .axes import base


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def median_interval(sample):
    """A 95 % interval of the median by order statistics: (low, high)."""
    ordered, chance, rank = sorted(sample), 0.5 ** len(sample), 0
    below = chance
    while below <= 0.025 and rank < len(ordered) // 2:
        rank += 1
        chance *= (len(ordered) - rank + 1) / rank
        below += chance
    rank = max(rank - 1, 0)
    return ordered[rank], ordered[-1 - rank]


def _short(value):
    """At most three digits, or all of a whole number."""
    return value if not isinstance(value, float) or value == int(value) else float(f"{value:.3g}")


def _told(words, label, shown, *more):
    return f"{label}{words.colon}{words['comma'].join([shown, *(each for each in more if each)])}"


def _mark(at, low, high, text, title, control=None):
    mark = {"at": at, "text": text, "title": title}
    if low != high:
        mark |= {"low": low, "high": high}
    return mark if control is None else mark | {"control": control}


def of_cost(label, cost, words):
    """A cost, ns, with the runner's 95 % interval of its median."""
    shown = values.cost(cost)
    spread = (f"{words['interval 95']} {numbers.raw_duration(cost.low)} … "
              f"{numbers.raw_duration(cost.high)}")
    return _mark(cost.median, cost.low, cost.high, shown,
                 _told(words, label, shown, spread, f"n = {cost.visits}"))


def of_visits(label, visits, words, control):
    """What an arm cost in a control run, ns."""
    middle, (low, high) = statistics.median(visits), median_interval(visits)
    shown = numbers.raw_duration(middle)
    spread = (f"{words['interval 95']} {numbers.raw_duration(low)} … "
              f"{numbers.raw_duration(high)}")
    return _mark(middle, low, high, words("control value", shown),
                 _told(words, words("in control", label), shown, spread, f"n = {len(visits)}"),
                 control)


def of_values(label, found, unit, words, control=None):
    """What processes reported, in the unit of the axis: the median, from smallest to largest."""
    factor = base(unit)[1]
    low, high, middle = min(found), max(found), statistics.median(found)
    shown = values.exact(_short(middle), unit, words)
    counted = "" if numbers.is_measure(unit) else words.unit(unit, shown)
    spread = "" if low == high else f"{numbers.plain(low)} … {numbers.plain(high)}"
    text = shown if control is None else words("control value", shown)
    name = label if control is None else words("in control", label)
    return _mark(middle * factor, low * factor, high * factor, text,
                 _told(words, name, f"{shown} {counted}".strip(), spread, f"n = {len(found)}"),
                 control)


def of_trial(label, decision, trial, words, control=None):
    """A compared cost's ratio or exponent with its interval."""
    shown = values.trial(decision, trial, words) if control is None else numbers.plain(
        trial.estimate)
    low, high = trial.interval or (trial.estimate, trial.estimate)
    text = shown if control is None else words("control value", shown)
    name = label if control is None else words("in control", label)
    spread = (f"{words['interval']} {numbers.plain(low)} … {numbers.plain(high)}"
              if trial.interval else "")
    return _mark(trial.estimate, low, high, text,
                 _told(words, name, shown, spread, f"n = {trial.n}"), control)


def limit(decision, experiment, words):
    """A claim's threshold in the unit of the axis; None where it is no limit on one."""
    wanted, relation = decision.threshold, decision.relation
    factor = 1 if decision.is_cost else base(decision.unit)[1]
    text = f"{words['wanted']} {values.threshold(decision, experiment, words)}"
    if relation == "within" and number(wanted):
        return {"at": 1 / wanted, "to": wanted, "text": text}
    if relation == "between" and isinstance(wanted, list) and len(wanted) == 2:
        return {"at": wanted[0] * factor, "to": wanted[1] * factor, "text": text}
    if relation in ("at_least", "at_most", "above", "below"):
        wanted = wanted[0] if isinstance(wanted, list) else wanted
        if number(wanted) and math.isfinite(wanted):
            return {"at": wanted * factor, "text": text}
    return None


def places(marks, *limits):
    """Every value that an axis must hold."""
    found = [mark[key] for mark in marks for key in ("at", "low", "high") if key in mark]
    return found + [each[key] for each in limits if each for key in ("at", "to") if key in each]
