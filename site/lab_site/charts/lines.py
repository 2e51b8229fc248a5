"""Lines: a cost or a quantity over a parameter, with the points that a control reached."""

from .. import numbers
from . import axes, marks
from .chart import Chart
from .dots import control_visits, controls_of

_STYLES = 5


def _point(x, mark):
    return {"x": x, "y": mark["at"], "title": mark["title"],
            **{key: mark[key] for key in ("low", "high") if key in mark}}


def _x_axis(experiment, at, words):
    """The measured points are the ticks, while they are few."""
    spots = sorted(set(at))
    axis = axes.axis(experiment.label_of_parameter(words), spots, "", words,
                     spots if len(spots) <= 8 else None)
    return axis


def _built(experiment, words, y_label, unit, series, levels, limits, ghosts, key):
    points = [point for each in series for point in each["points"]]
    shown = points + [point for ghost in ghosts for point in ghost["points"]]
    heights = [point[part] for point in shown for part in ("y", "low", "high") if part in point]
    heights += [each["level"] for each in levels]
    heights += [limit[part] for limit in limits for part in ("at", "to") if part in limit]
    spec = {"kind": "line", "x": _x_axis(experiment, [point["x"] for point in shown], words),
            "y": axes.axis(y_label, heights, unit, words), "series": series,
            "levels": levels, "limits": limits, "ghosts": ghosts}
    told = [point["title"] for point in points] + [each["title"] for each in levels]
    told += [point["title"] for ghost in ghosts for point in ghost["points"]]
    told += [limit["text"] for limit in limits]
    used = {ghost["control"] for ghost in ghosts}
    controls = tuple(name for name, place in controls_of(experiment).items() if place in used)
    return Chart(spec, y_label, tuple(told), key, controls)


def _cost_ghosts(experiment, costs, styles, words):
    """What arms cost in control runs, where their parameter, or their partner's, stands."""
    places, found = controls_of(experiment), {}
    known = {cost.arm: cost for cost in costs}
    for arm, cost in known.items():
        for name, visits in control_visits(experiment, arm):
            if name not in places:
                continue
            x = cost.parameter if cost.parameter is not None else next(
                (known[other].parameter for each in experiment.claims.values()
                 for other in each.subject if arm in each.subject and other in known
                 and known[other].parameter is not None), None)
            if x is None:
                continue
            label = experiment.label(arm, words.language)
            mark = marks.of_visits(label, visits, words, places[name])
            ghost = found.setdefault((name, cost.name), {
                "control": places[name], "style": styles[cost.name], "points": []})
            ghost["points"].append(_point(x, mark))
    for ghost in found.values():
        ghost["points"].sort(key=lambda point: point["x"])
        ghost["text"] = words["control"]
    return list(found.values())


def sweep(experiment, swept, plain, words):
    """One line an arm over its parameter; arms without one are level lines."""
    names = list(dict.fromkeys(cost.name for cost in (*swept, *plain)))
    styles = {name: place % _STYLES for place, name in enumerate(names)}
    series = []
    for name in dict.fromkeys(cost.name for cost in swept):
        points = [_point(cost.parameter,
                         marks.of_cost(experiment.label(cost.arm, words.language), cost, words))
                  for cost in sorted(swept, key=lambda cost: cost.parameter) if cost.name == name]
        series.append({"label": experiment.label(name, words.language), "style": styles[name],
                       "points": points})
    levels = []
    for cost in plain:
        label = experiment.label(cost.arm, words.language)
        mark = marks.of_cost(label, cost, words)
        levels.append({"label": label, "style": styles[cost.name], "level": mark["at"],
                       "title": mark["title"]})
    key = (words("key median", max(cost.visits for cost in swept)), words["key interval"])
    return _built(experiment, words, words["cost of one"], "ns", series, levels, [],
                  _cost_ghosts(experiment, [*swept, *plain], styles, words), key)


def _series_claims(experiment, found, words):
    """(limits, ghosts) of the claims about points of these series."""
    places, limits, ghosts = controls_of(experiment), [], []
    names = [each.name for each in found]
    for decision in experiment.claims.values():
        if decision.kind != "samples" or decision.subject[0] not in names or decision.at is None:
            continue
        limit = marks.limit(decision, experiment, words)
        if limit:
            limits.append(limit | {"x": decision.at})
        control, name = decision.control, decision.control_name
        if control and control.values and name in places and all(map(marks.number,
                                                                     control.values)):
            label = experiment.label(decision.subject[0], words.language) \
                + experiment.at(numbers.plain(decision.at), words.language)
            mark = marks.of_values(label, control.values, decision.unit, words, places[name])
            ghosts.append({"control": places[name], "text": mark["text"],
                           "style": names.index(decision.subject[0]) % _STYLES,
                           "points": [_point(decision.at, mark)]})
    return limits, ghosts


def series(experiment, found, words):
    """One line a series, all of one unit of measure."""
    lines = []
    for place, each in enumerate(found):
        label = experiment.label(each.name, words.language)
        points = [_point(point.at, marks.of_values(
            label + experiment.at(numbers.plain(point.at), words.language),
            point.values, each.unit, words)) for point in each.points]
        lines.append({"label": label, "style": place % _STYLES, "points": points})
    unit = axes.base(found[0].unit)[0]
    label = lines[0]["label"] if len(lines) == 1 else axes.quantity(unit, words)
    counted = words.unit(unit) if len(lines) == 1 and unit and not numbers.is_measure(unit) else ""
    if counted and counted[-2:] not in label:
        label += words("in brackets", counted)
    count = max(len(point.values) for each in found for point in each.points)
    same = all(len(set(point.values)) == 1 for each in found for point in each.points)
    key = (words("key same" if same else "key spread", count),)
    return _built(experiment, words, label, unit, lines, [],
                  *_series_claims(experiment, found, words), key)
