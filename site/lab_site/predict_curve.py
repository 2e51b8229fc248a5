"""A prediction that is a line: drawn by the reader over the values of a parameter."""

import json

from . import guesses, numbers
from .charts import axes, guess
from .elements import box, span
from .guesses import Unfit
from .predict_forms import (Form, common_words, doubt, drawing, experiment_of, from_values,
                            grounds, limits, stand)


def curve(directive, found, prefix):
    """A line beside the measured one, and beside the shapes that others expect."""
    words, book = directive.place.words, directive.place.book
    target = _target(directive, found)
    name = experiment_of(directive, target)
    labels = {each.id: each.said or words[f"shape {each.id}"] for each in found}
    given = list(limits(directive, "")[:2]) if "scale" in directive.options else None
    measured, experiment = guesses.course(book, target, words), book.measured(name)
    series = experiment.samples.get(target.partition("#")[2])
    unit = axes.base(series.unit)[0] if series else "ns"
    chart, points, shapes = guess.curve(measured, list(labels.items()), given, unit, words)
    axis, parameter = chart.spec["y"], experiment.label_of_parameter(words)
    fixed = 0 if directive.options.get("start") == "free" else 1
    stands, tried = stand(directive)
    ground = grounds(directive, stands, tried) if directive.claims else \
        from_values(directive, name)
    return Form(_told(points, axis, unit, fixed, parameter, words),
                [drawing(directive, chart), ground], doubt=doubt(stands),
                labels={key: [span(label)] for key, label in labels.items()},
                controls=_controls(points, axis, fixed, parameter, words),
                marks={key: {"data_at": _along(line, axis)}
                       for key, line in shapes.items() if line})


def _target(directive, found):
    if "from" not in directive.options:
        raise Unfit("a curve needs :from: EXPERIMENT#NAME")
    unknown = [each.id for each in found if each.id not in guess.SHAPES]
    if unknown:
        raise Unfit(f"there is no line `{unknown[0]}`; there are {', '.join(guess.SHAPES)}")
    return directive.options["from"]


def _along(line, axis):
    return " ".join(str(guess.fraction(point["y"], axis)) for point in line)


def _told(points, axis, unit, fixed, parameter, words):
    """What the script needs to place a line, to say its values and to find what it is like."""
    last = points[-1]
    end = words("predict end", numbers.plain(last["x"]), parameter)
    return {"data_form": "curve", "data_low": axis["domain"][0], "data_high": axis["domain"][1],
            "data_log": "" if axis["log"] else None, "data_fixed": fixed,
            "data_sizes": json.dumps([*axes.sizes(unit)], ensure_ascii=False),
            "data_at": _along(points, axis), **common_words(words, "measured line", "you"),
            "data_say_drawn": words("predict drawn", end, "{0}", _said(last["y"], unit), "{1}")}


def _controls(points, axis, fixed, parameter, words):
    """A plane for the drawing, and a slider for each point; the first may be given."""
    start = guess.fraction(points[0]["y"], axis) if fixed else 0.5
    sliders = [box("input", type="range", min=0, max=200, value=round(200 * start),
                   aria_label=f"{parameter}{words.colon}{numbers.plain(point['x'])}",
                   disabled="" if number < fixed else None)
               for number, point in enumerate(points)]
    return (box("div", class_="guess-plane"), box("div", *sliders, class_="guess-points"),
            box("p", words["predict draw"], class_="guess-hint"))


def _said(at, unit):
    return numbers.raw_duration(at) if unit == "ns" else numbers.exact(
        at if at % 1 else int(at), unit)
