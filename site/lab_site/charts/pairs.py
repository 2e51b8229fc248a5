"""Slopes: the same costs in two places, inside and outside a sandbox or on two machines."""

from .. import numbers
from . import axes
from .chart import Chart

_STYLES = 5


def slope(name, left, right, pairs, words):
    """`pairs` are (label, ns on the left, ns on the right); `name` says what differs."""
    lines, told = [], []
    for place, (label, here, there) in enumerate(pairs):
        shown = numbers.raw_duration(here), numbers.raw_duration(there)
        title = (f"{label}{words.colon}{left} {shown[0]}{words['comma']}{right} {shown[1]}")
        lines.append({"label": label, "left": here, "right": there, "leftText": shown[0],
                      "rightText": shown[1], "style": place % _STYLES, "title": title})
        told.append(title)
    reached = [value for _, here, there in pairs for value in (here, there)]
    return Chart({"kind": "slope", "left": left, "right": right, "lines": lines,
                  "y": axes.axis(words["cost of one"], reached, "ns", words)}, name, tuple(told),
                 (words["key slope"],))


def machines(experiment, other, here, there, words):
    """The costs of one experiment on two machines; None where they share fewer than two arms."""
    pairs = [(experiment.label(cost.arm, words.language), cost.median, twin.median)
             for cost in experiment.costs for twin in [other.cost(cost.arm)] if twin]
    return slope(words["two machines"], here, there, pairs, words) if len(pairs) > 1 else None
