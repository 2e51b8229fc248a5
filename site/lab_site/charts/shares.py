"""Staircases: how many of all samples were at most so large (ECDF)."""

from .. import numbers, values
from . import axes, marks
from .chart import Chart
from .dots import controls_of

_STEPS = 200  # more corners than a reader can tell apart
_TOLD = (0.5, 0.9, 0.95, 0.99, 1.0)


def _quantile(ordered, share):
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.499999) - 1))]


def _points(ordered):
    every = max(1, len(ordered) // _STEPS)
    places = [*range(0, len(ordered) - 1, every), len(ordered) - 1]
    return [[ordered[place], 100 * (place + 1) / len(ordered)] for place in places]


def _staircase(label, sample, unit, words, control=None):
    factor = axes.base(unit)[1]
    ordered = sorted(value * factor for value in sample)
    told = []
    for share in _TOLD:
        at = _quantile(ordered, share)
        shown = numbers.raw_duration(at) if axes.base(unit)[0] == "ns" else numbers.plain(at)
        told.append({"x": at, "share": 100 * share, "title": words(
            "at most so large", label, numbers.plain(100 * share), shown, len(ordered))})
    found = {"label": label, "points": _points(ordered), "told": told, "named": 30}
    return found if control is None else found | {"control": control, "named": 60}


def staircase(experiment, decision, words):
    """The samples that a claim's quantile rests on, its control's beside them."""
    name, places = decision.subject[0], controls_of(experiment)
    series = experiment.samples[name]
    label = experiment.label(name, words.language)
    sample = (decision.real.samples if decision.real else ()) or tuple(
        value for point in series.points for value in point.values)
    lines = [_staircase(label, sample, series.unit, words)]
    control, used = decision.control, ()
    if control and control.samples and decision.control_name in places:
        used = (decision.control_name,)
        lines.append(_staircase(words["control"], control.samples, series.unit, words,
                                places[decision.control_name]))
    limit = marks.limit(decision, experiment, words)
    limits = [limit | {"share": 100 * decision.q, "text": words(
        "wanted of", numbers.plain(100 * decision.q),
        values.threshold(decision, experiment, words))}] if limit else []
    reached = [point[0] for line in lines for point in line["points"]]
    unit = axes.base(series.unit)[0]
    spec = {"kind": "ecdf", "x": axes.axis(label, marks.places([], *limits) + reached, unit, words),
            "y": axes.axis(words["at most axis"], [0, 100], "%", words), "series": lines,
            "limits": limits}
    told = [point["title"] for line in lines for point in line["told"]]
    return Chart(spec, label, (*told, *(each["text"] for each in limits)),
                 (words("key staircase", len(sample)),), used)
