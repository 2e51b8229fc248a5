"""What a guess is drawn on: a scale with the measured interval, or axes with the measured line."""

import math

from .. import numbers
from . import axes
from .chart import Chart

SHAPES = {
    "flat": lambda first, last, x: first["y"],
    "proportional": lambda first, last, x: first["y"] * x / first["x"],
    "inverse": lambda first, last, x: first["y"] * first["x"] / x,
    "all": lambda first, last, x: last["y"],
}


def fraction(value, axis):
    """How far along an axis a value lies, from 0 to 1; a value beyond an end lies on it."""
    low, high = axis["domain"]
    by = math.log if axis["log"] else float
    value = min(max(value, low), high)
    return round((by(value) - by(low)) / (by(high) - by(low)), 4)


def scale(value, common, axis, words, shown):
    """The measured value on an axis of its own; `common` are (place, text) of what others say."""
    low, high = (min(max(each, axis["domain"][0]), axis["domain"][1])
                 for each in (value.low, value.high))
    at = min(max(value.at, axis["domain"][0]), axis["domain"][1])
    interval = f"{words['predict measured']}{words.colon}{shown}"
    spec = {"kind": "scale", "x": axis,
            "measured": {"at": at, "low": low, "high": high, "text": shown, "title": interval},
            "common": [{"at": place, "text": text} for place, text in common],
            "leads": [words["predict measured"], words["predict others"], words["predict you"]]}
    told = [interval, *(f"{words['predict others']}{words.colon}{text}" for _, text in common)]
    return Chart(spec, words["predict measured"], tuple(told))


def _shape(name, points):
    first, last = points[0], points[-1]
    if name in ("proportional", "inverse") and first["x"] == 0:
        return None
    return [{"x": point["x"], "y": SHAPES[name](first, last, point["x"])} for point in points]


def curve(found, common, limits, unit, words):
    """(chart, the measured points, {shape: points}); `common` are (shape, label)."""
    series = found.spec["series"][0]
    points = series["points"]
    shapes = {name: _shape(name, points) for name, _ in common}
    heights = [point[part] for point in points for part in ("y", "low", "high") if part in point]
    heights += [point["y"] for each in shapes.values() if each for point in each]
    y = axes.axis(found.name, limits or heights, unit, words)
    spec = {"kind": "guess", "x": found.spec["x"], "y": y,
            "series": {**series, "style": 0}, "measured": words["predict measured"],
            "common": [{"label": label, "points": shapes[name]} for name, label in common
                       if shapes[name]]}
    told = tuple(point["title"] for point in points) + tuple(label for _, label in common)
    return Chart(spec, found.name, told, found.key), points, shapes


def ticks(low, high, logarithmic, unit, label, words):
    """An axis that the page gives, so that it tells nothing of what was measured."""
    at = axes.powers(low, high) if logarithmic else axes.steps(low, high)
    if logarithmic:
        label = f"{label}{words['comma']}{words['logarithmic']}" if label else words["logarithmic"]
    return {"label": label, "log": logarithmic, "domain": [low, high],
            "ticks": [{"at": each, "label": numbers.exact(
                each if each != int(each) else int(each), unit)} for each in at]}
