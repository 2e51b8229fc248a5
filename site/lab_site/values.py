"""What the book says in figures: a claim's estimate, a fact, a cost, a point of a series."""

import signal

from . import numbers, records

_SIGNS = {"equals": "=", "at_least": "≥", "at_most": "≤", "above": ">", "below": "<",
          "same_as": "=", "differs_from": "≠"}


def exact(value, unit, words):
    if isinstance(value, bool):
        return words["yes" if value else "no"]
    if unit == "yes/no" and value in (0, 1):
        return words["yes" if value else "no"]
    if unit == "signal" and value == 0:
        return words["none"]
    if unit == "signal" and value in signal.valid_signals():
        form = "{0}（{1}）" if words.language == "zh" else "{0} ({1})"
        return form.format(int(value), signal.Signals(value).name)
    return numbers.exact(value, unit)


def fact(fact, words):
    """A fact's value; all of them when processes disagree."""
    shown = dict.fromkeys(exact(value, fact.unit, words) for value in fact.values)
    return " / ".join(shown)


def point(point, unit, words, slack=1.0):
    """A point of a series: its median, as round as the spread of its processes allows."""
    low, high = min(point.values), max(point.values)
    if low == high:
        return exact(point.values[0], unit, words)
    return numbers.quantity(point.median, low, high, unit, slack)


def cost(cost, slack=1.0):
    return numbers.duration(cost.median, cost.low, cost.high, slack)


def find(experiment, name):
    """A fact, an arm's cost, or a point of a series (`series@64`), by the name that pages use."""
    if name in experiment.facts:
        return experiment.facts[name]
    series, _, at = name.partition("@")
    points = experiment.samples[series].points if series in experiment.samples and at else ()
    return experiment.cost(name) or next(
        (each for each in points if at in (f"{each.at:g}", str(each.at))), None)


def named(experiment, name, words):
    """What a sentence shows of it; None if the experiment reported nothing of that name."""
    found = find(experiment, name)
    if isinstance(found, records.Fact):
        return fact(found, words)
    if isinstance(found, records.Cost):
        return cost(found, numbers.BETWEEN_RUNS)
    series = experiment.samples.get(name.partition("@")[0])
    return found and point(found, series.unit, words, numbers.BETWEEN_RUNS)


def trial(decision, trial, words):
    """A try's estimate as a reader should see it in a sentence."""
    if trial is None or trial.estimate is None:
        return None
    if decision.is_cost:
        return numbers.ratio(trial.estimate, trial.interval, limits=_limits(decision))
    if decision.kind == "quantile" and trial.interval:
        return numbers.quantity(trial.estimate, *trial.interval, decision.unit,
                                numbers.BETWEEN_RUNS, _limits(decision))
    if any(each != trial.values[0] for each in trial.values) and _is_number(trial.estimate):
        return numbers.quantity(trial.estimate, min(trial.values), max(trial.values),
                                decision.unit, numbers.BETWEEN_RUNS, _limits(decision))
    return exact(trial.estimate, decision.unit, words)


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _limits(decision):
    """Thresholds that the number shown must not seem to touch or cross."""
    wanted = decision.threshold if isinstance(decision.threshold, list) else [decision.threshold]
    numbers_in = [each for each in wanted if _is_number(each)]
    if decision.relation == "within":
        return [*numbers_in, *(1 / each for each in numbers_in)]
    return numbers_in


def unrounded(decision, trial, words):
    """The same as it was found, for the card behind it."""
    if _is_number(trial.estimate) and decision.is_cost:
        return numbers.plain(trial.estimate, 4)
    return exact(trial.estimate, decision.unit, words)


def threshold(decision, experiment, words):
    """What was asked of the estimate: “> 3”, “= 256”, “never ≥ 1”."""
    wanted, relation = decision.threshold, decision.relation
    if relation in ("same_as", "differs_from"):
        return f"{_SIGNS[relation]} {experiment.label(wanted, words.language)}"
    if relation == "between":
        low, high = (exact(each, decision.unit, words) for each in wanted)
        return f"{low} … {high}"
    if relation == "one_of":
        return " / ".join(exact(each, decision.unit, words) for each in wanted)
    if relation == "within":
        return f"{numbers.plain(1 / wanted)} … {numbers.plain(wanted)}"
    unit = "" if decision.is_cost else decision.unit
    if isinstance(wanted, list):
        wanted = wanted[0]
    told = f"{_SIGNS[relation]} {exact(wanted, unit, words)}"
    return words("never so", told) if decision.kind == "never" else told


def as_wanted(decision):
    """Whether what was seen is what was asked for, word for word."""
    return (decision.relation == "equals" and decision.real is not None
            and decision.real.verdict == "VERIFIED")


def subject(decision, experiment, words):
    """What the estimate is of: “process ÷ thread”, “pages copied”."""
    if decision.kind == "order":
        return words["order of events"]
    if decision.kind == "output":
        return words["output"]
    labels = [experiment.label(name, words.language) for name in decision.subject]
    if decision.kind == "ascending":
        return " < ".join(labels) + words["smallest step"]
    if decision.kind == "quantile":
        return words("quantile of", numbers.plain(100 * decision.q), labels[0])
    if decision.kind in ("ratio", "total"):
        several = any(mark in label for label in labels for mark in ",，：:")
        shown = " ÷ ".join(f"“{label}”" if several else label for label in labels)
        return shown if decision.kind == "ratio" else words("total of", shown)
    if decision.kind == "growth":
        stem = decision.subject[0].partition("@")[0]
        return words("growth of", experiment.label(stem, words.language))
    if decision.at is not None:
        return labels[0] + experiment.at(numbers.plain(decision.at), words.language)
    return labels[0]
