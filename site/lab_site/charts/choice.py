"""Which charts an experiment gets: by the shape of its evidence, or as its page asks."""

from . import axes, dots, lines, marks, orders, outcomes, parts, shares
from .chart import NoSuchChart

KINDS = ("dot", "line", "ecdf", "timeline", "stacked", "matrix", "none")
_MANY = 40  # points from which on a series is a sample and no course


def _is_quantity(fact):
    return fact.unit not in ("yes/no", "signal") and all(map(marks.number, fact.values))


def _comparisons(experiment, arms, words):
    """The claims that compare costs, ratios apart from exponents."""
    about = [each for each in experiment.claims.values() if each.is_cost and each.real
             and marks.number(each.real.estimate)
             and any(arm in arms for arm in each.subject)]
    for growth in (False, True):
        found = [each for each in about if (each.kind == "growth") == growth]
        if found:
            yield dots.comparisons(experiment, found, words)


def _costs(experiment, wanted, words, kind=None):
    found = [cost for cost in experiment.costs if wanted(cost.arm, cost.name)]
    swept = [cost for cost in found if cost.parameter is not None]
    plain = [cost for cost in found if cost.parameter is None]
    if swept and kind != "dot":
        yield lines.sweep(experiment, swept, plain, words)
    elif found and kind != "line":
        yield dots.costs(experiment, found, words)
    yield from _comparisons(experiment, {cost.arm for cost in found}, words)


def _by_unit(found):
    groups = {}
    for each in found:
        groups.setdefault(axes.base(each.unit)[0], []).append(each)
    return groups.values()


def _sampled(experiment, name):
    """The claim that asks for a quantile of a series with many points."""
    return next((each for each in experiment.claims.values() if each.kind == "quantile"
                 and each.subject == (name,)
                 and len(experiment.samples[name].points) >= _MANY), None)


def _series(experiment, wanted, words, kind=None):
    found = [each for each in experiment.samples.values() if wanted(each.name) and each.points]
    for each in found:
        claim = _sampled(experiment, each.name)
        if claim and kind != "line":
            yield shares.staircase(experiment, claim, words)
    if kind != "ecdf":
        left = [each for each in found if kind == "line" or not _sampled(experiment, each.name)]
        for group in _by_unit(left):
            yield lines.series(experiment, group, words)


def _claimed(experiment, fact):
    return any(fact.name in each.subject for each in experiment.claims.values())


def _facts(experiment, wanted, words, named):
    """Groups of one unit that hold a claimed fact; numbers without a unit only where they are."""
    found = [fact for fact in experiment.facts.values()
             if wanted(fact.name) and _is_quantity(fact)
             and (named or fact.unit or _claimed(experiment, fact))]
    for group in _by_unit(found):
        if named or any(_claimed(experiment, fact) for fact in group) or len(group) > 1:
            yield dots.facts(experiment, group, words)


def _outcomes(experiment, wanted, words):
    found = [fact for fact in experiment.facts.values()
             if wanted(fact.name) and outcomes.is_outcome(fact)]
    members = outcomes.sets([fact for fact in found if isinstance(fact.values[0], str)])
    if members:
        held = [fact for fact in found if isinstance(fact.values[0], str)]
        yield outcomes.memberships(experiment, held, members, words)
    elif len(found) > 1:
        yield outcomes.outcomes(experiment, found, words)


def by_shape(experiment, only, words):
    """The charts that the evidence itself suggests."""
    def wanted(*names):
        return not only or any(name in only for name in names)

    yield from _costs(experiment, wanted, words)
    yield from _series(experiment, wanted, words)
    yield from _facts(experiment, wanted, words, named=False)
    yield from _outcomes(experiment, wanted, words)
    if experiment.events and not only:
        yield orders.order(experiment, words)


def _asked(experiment, kind, names, words):
    def wanted(*offered):
        return not names or any(name in names for name in offered)

    if kind == "dot":
        yield from _costs(experiment, wanted, words, kind)
        yield from _facts(experiment, wanted, words, named=bool(names))
    elif kind in ("line", "ecdf"):
        yield from _costs(experiment, wanted, words, kind) if kind == "line" else ()
        yield from _series(experiment, wanted, words, kind)
    elif kind == "matrix":
        yield from _outcomes(experiment, wanted, words)
    elif kind == "timeline" and experiment.events:
        yield orders.order(experiment, words)
    elif kind == "stacked":
        facts = [experiment.facts[name] for name in names if name in experiment.facts]
        if facts:
            yield parts.stacked(experiment, facts, words)


def as_asked(experiment, option, words):
    """The charts of an option: `KIND [NAME…]`, several after semicolons; `none` is none."""
    for asked in option.split(";"):
        kind, *names = asked.split() or [""]
        if kind not in KINDS:
            raise NoSuchChart(f"there is no chart “{kind}”; there are {', '.join(KINDS)}")
        known = {*experiment.facts, *experiment.samples,
                 *(name for cost in experiment.costs for name in (cost.arm, cost.name))}
        unknown = [name for name in names if name not in known]
        if unknown:
            raise NoSuchChart(f"{experiment.id} reported nothing named {', '.join(unknown)}")
        found = list(_asked(experiment, kind, names, words)) if kind != "none" else []
        if not found and kind != "none":
            raise NoSuchChart(f"{experiment.id} has nothing for a chart “{asked.strip()}”")
        yield from found
