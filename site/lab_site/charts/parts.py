"""Stacked bars: what makes up a whole, as it stands and under each control."""

from .. import numbers, values
from . import axes, marks
from .chart import Chart, NoSuchChart
from .dots import controls_of


def _median(fact):
    ordered = sorted(fact.values)
    return ordered[len(ordered) // 2]


def _row(label, experiment, facts, words, control=None):
    """The parts end to end from 0; what a share leaves of a hundred comes last."""
    parts, end = [], 0
    for style, fact in enumerate(facts):
        unit, factor = axes.base(fact.unit)
        name, value = experiment.label(fact.name, words.language), _median(fact)
        shown = values.exact(value, fact.unit, words)
        title = f"{label}{words['comma']}{name}{words.colon}{shown}"
        parts.append({"from": end, "to": end + value * factor, "text": shown, "style": style,
                      "title": f"{title}{words['comma']}n = {len(fact.values)}"})
        end += value * factor
    if facts[0].unit == "%" and end < 100:
        shown = f"{numbers.plain(100 - end)}{numbers.NBSP}%"
        parts.append({"from": end, "to": 100, "text": shown, "style": len(facts),
                      "title": f"{label}{words['comma']}{words['rest']}{words.colon}{shown}"})
    row = {"label": label, "parts": parts}
    return row if control is None else row | {"control": control}


def _limits(experiment, fact, words):
    """Both ends of what a claim allows for the first part."""
    for decision in experiment.claims.values():
        if decision.kind == "fact" and decision.subject == (fact.name,):
            found = marks.limit(decision, experiment, words)
            if found:
                return [{"at": found[key], "text": found["text"]} for key in ("at", "to")
                        if key in found]
    return []


def stacked(experiment, facts, words):
    if any(axes.base(fact.unit)[0] != axes.base(facts[0].unit)[0] or
           not all(map(marks.number, fact.values)) or min(fact.values) < 0 for fact in facts):
        raise NoSuchChart("parts of one whole need one unit of measure")
    rows = [_row(words["as it stands"], experiment, facts, words)
            | {"limits": _limits(experiment, facts[0], words)}]
    for name, place in controls_of(experiment).items():
        run = experiment.control_runs.get(name)
        seen = [run.facts.get(fact.name) for fact in facts] if run else [None]
        if all(each and all(map(marks.number, each.values)) for each in seen):
            change = words("control of", experiment.controls[name].get(words.language))
            rows.append(_row(change, experiment, seen, words, place))
    unit = axes.base(facts[0].unit)[0]
    legend = [{"label": experiment.label(fact.name, words.language), "style": style}
              for style, fact in enumerate(facts)]
    if any(len(row["parts"]) > len(facts) for row in rows):
        legend.append({"label": words["rest"], "style": len(facts)})
    label = axes.quantity(unit, words)
    ends = [0, *(part["to"] for row in rows for part in row["parts"]),
            *(limit["at"] for limit in rows[0]["limits"])]
    spec = {"kind": "stacked", "x": axes.axis(label, ends, unit, words), "rows": rows,
            "legend": legend}
    told = [part["title"] for row in rows for part in row["parts"]]
    same, count = all(fact.same for fact in facts), max(len(fact.values) for fact in facts)
    return Chart(spec, label, tuple(told), (words("key same" if same else "key bar", count),))
