"""Dots: what things cost, what was counted or weighed, and how far a claim's estimate got."""

from .. import values
from ..provenance import tries
from . import axes, marks
from .chart import Chart


def controls_of(experiment):
    """Each control's place among the experiment's, which chooses its symbol."""
    return {name: place for place, name in enumerate(experiment.controls)}


def _chart(rows, label, unit, words, name, key):
    every = [mark for row in rows for mark in row["marks"]]
    axis = axes.axis(label, marks.places(every, *(row.get("limit") for row in rows)), unit, words)
    told = [mark["title"] for mark in every]
    told += [f"{row['label']}{words.colon}{row['limit']['text']}" for row in rows if "limit" in row]
    return {"kind": "dot", "x": axis, "rows": rows}, name, tuple(told), key


def _finished(parts, rows, experiment):
    spec, name, told, key = parts
    used = {mark["control"] for row in rows for mark in row["marks"] if "control" in mark}
    controls = tuple(name for name, place in controls_of(experiment).items() if place in used)
    return Chart(spec, name, told, key, controls)


def control_visits(experiment, arm):
    """(control, visits) of each control run that timed the arm."""
    for decision in experiment.claims.values():
        if decision.control and decision.control.visits.get(arm):
            yield decision.control_name, decision.control.visits[arm]


def costs(experiment, found, words):
    """One row an arm, with what it cost in the control runs."""
    places, rows = controls_of(experiment), []
    for cost in found:
        label = experiment.label(cost.arm, words.language)
        ghosts = {places[name]: marks.of_visits(label, visits, words, places[name])
                  for name, visits in control_visits(experiment, cost.arm) if name in places}
        rows.append({"label": label,
                     "marks": [marks.of_cost(label, cost, words), *ghosts.values()]})
    key = (words("key median", max(cost.visits for cost in found)), words["key interval"])
    name = words["cost of one"]
    return _finished(_chart(rows, name, "ns", words, name, key), rows, experiment)


def comparisons(experiment, decisions, words):
    """One row a claim about costs: its ratio or exponent, its threshold, its control."""
    places, rows = controls_of(experiment), []
    for decision in decisions:
        label = values.subject(decision, experiment, words)
        row = {"label": label, "marks": [marks.of_trial(label, decision, decision.real, words)]}
        control = decision.control
        if control and marks.number(control.estimate) and decision.control_name in places:
            row["marks"].append(marks.of_trial(label, decision, control, words,
                                               places[decision.control_name]))
        limit = marks.limit(decision, experiment, words)
        rows.append(row | ({"limit": limit} if limit else {}))
    name = words["exponent axis" if decisions[0].kind == "growth" else "ratio axis"]
    counts = dict.fromkeys(tries(each, each.real, words) for each in decisions)
    key = (words["key estimate"], *counts)
    return _finished(_chart(rows, name, "", words, name, key), rows, experiment)


def _fact_row(experiment, fact, words):
    label, places = experiment.label(fact.name, words.language), controls_of(experiment)
    row = {"label": label, "marks": [marks.of_values(label, fact.values, fact.unit, words)]}
    about = [each for each in experiment.claims.values()
             if each.kind in ("fact", "can_happen", "never") and each.subject == (fact.name,)]
    for name, place in places.items():
        seen = experiment.control_runs[name].facts.get(fact.name) \
            if name in experiment.control_runs else None
        claimed = any(each.control_name == name for each in about)
        if seen and all(map(marks.number, seen.values)) and (
                claimed or seen.values != fact.values):
            row["marks"].append(marks.of_values(label, seen.values, fact.unit, words, place))
    limits = [marks.limit(each, experiment, words) for each in about
              if each.kind != "never"]  # what must never be is no aim
    return row | next(({"limit": each} for each in limits if each), {})


def facts(experiment, found, words):
    """One row a fact, all of one unit of measure."""
    rows = [_fact_row(experiment, fact, words) for fact in found]
    unit, count = axes.base(found[0].unit)[0], max(len(fact.values) for fact in found)
    label = axes.quantity(unit, words)
    same = all(fact.same for fact in found)
    key = (words("key same" if same else "key spread", count),)
    return _finished(_chart(rows, label, unit, words, label, key), rows, experiment)
