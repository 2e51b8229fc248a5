"""What the evidence answers to a prediction: a value, a course over a parameter, a choice."""

from dataclasses import dataclass

from . import numbers, records, values
from .book import Missing, Unknown
from .charts import lines
from .charts.marks import number

STANDS = ("verified", "literature", "definition")
RULES = ("largest", "smallest", "flat", "value")
_FLAT = 1.5  # a line whose largest value is below this many of its smallest is called flat


class Unfit(Exception):
    """The page asks what its evidence can never answer; the text says what it could."""


@dataclass(frozen=True)
class Value:
    """A number with the interval in which a rerun would probably find it."""
    at: float
    low: float
    high: float
    unit: str = ""


def _of_claim(book, claim):
    argument = book.argument(claim)
    if argument.trouble:
        raise argument.trouble
    decision = argument.decision
    trial = decision.real if decision else None
    if trial is None or trial.estimate is None:
        raise Missing(claim)
    if not number(trial.estimate):
        raise Unfit(f"the estimate of {claim} is no number")
    reported = [each for each in trial.values if number(each)] or [trial.estimate]
    low, high = trial.interval or (min(reported), max(reported))
    return Value(trial.estimate, min(low, trial.estimate), max(high, trial.estimate),
                 "" if decision.is_cost else decision.unit)


def _spread(experiment, name):
    """The named fact, cost or point; None where nothing numeric has that name."""
    found = values.find(experiment, name)
    if isinstance(found, records.Cost):
        return Value(found.median, found.low, found.high, "ns")
    reported = list(getattr(found, "values", ()))
    if not reported or not all(map(number, reported)):
        return None
    unit = found.unit if isinstance(found, records.Fact) else \
        experiment.samples[name.partition("@")[0]].unit
    middle = sorted(reported)[len(reported) // 2]
    return Value(middle, min(reported), max(reported), unit)


def value(book, target):
    """A claim's estimate, or the value `experiment#name`."""
    name, hash_, wanted = target.partition("#")
    if not hash_:
        return _of_claim(book, target)
    found = _spread(book.measured(name), wanted)
    if found is None:
        raise Unfit(f"{name} reported no number named {wanted}")
    return found


def course(book, target, words):
    """The line of `experiment#name` over its parameter, as charts draw it: a specification."""
    name, _, wanted = target.partition("#")
    experiment = book.measured(name)
    costs = [each for each in experiment.costs
             if each.name == wanted and each.parameter is not None]
    if len(costs) > 1:
        return lines.sweep(experiment, costs, [], words)
    if wanted in experiment.samples and len(experiment.samples[wanted].points) > 1:
        return lines.series(experiment, [experiment.samples[wanted]], words)
    raise Unfit(f"{name} has no line named {wanted} with two points or more")


def _extreme(experiment, at, names, largest):
    """The one whose interval lies beyond all others'; None while two of them overlap."""
    found = {name: _spread(experiment, f"{name}@{at}" if at else name) for name in names}
    missing = [name for name, each in found.items() if each is None]
    if missing:
        raise Unfit(f"{experiment.id} reported no number named {', '.join(missing)}")
    sign = 1 if largest else -1
    best = max(found, key=lambda name: sign * found[name].at)
    edge = found[best].low if largest else found[best].high
    beaten = all(sign * (edge - (each.high if largest else each.low)) > 0
                 for name, each in found.items() if name != best)
    return best if beaten else None


def _heights(experiment, name):
    costs = [each.median for each in experiment.costs
             if each.name == name and each.parameter is not None]
    series = experiment.samples.get(name)
    found = costs or ([point.median for point in series.points] if series else [])
    if len(found) < 2:
        raise Unfit(f"{experiment.id} has no line named {name}")
    return found


def _flat(experiment, names):
    """The one line that stays level, or the answers `all` and `none`."""
    named = [name for name in names if name not in ("all", "none")]
    level = [name for name in named if max(_heights(experiment, name))
             < _FLAT * max(min(_heights(experiment, name)), 1e-9)]
    word = {0: "none", len(named): "all"}.get(len(level), level[0] if len(level) == 1 else None)
    return word if word in names else None


def by_rule(book, rule, target, names):
    """Which of the answers the evidence picks; None if it picks none of them on this machine."""
    name, hash_, wanted = target.partition("#")
    name, _, at = (name, "", "") if hash_ else name.partition("@")
    experiment = book.measured(name)
    if rule == "value":
        fact = experiment.facts.get(wanted)
        if fact is None:
            raise Unfit(f"{name} reported no fact named {wanted}")
        seen = numbers.plain(fact.values[0])
        return seen if fact.same and seen in names else None
    if rule == "flat":
        return _flat(experiment, names)
    return _extreme(experiment, at, names, rule == "largest")


def standing(book, claims):
    """The arguments of the named claims; an unknown one raises."""
    found = [book.argument(claim) for claim in claims]
    for each in found:
        if isinstance(each.trouble, Unknown):
            raise each.trouble
    return found
