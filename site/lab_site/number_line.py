"""How far an estimate lies from what was asked of it: a number line, small enough for a card."""

import math
from html import escape

from . import numbers, values
from .elements import raw

_LEFT, _RIGHT = 56.0, 234.0  # of the line; words stand before it


def _numbers(wanted):
    listed = wanted if isinstance(wanted, (list, tuple)) else [wanted]
    return [each for each in listed
            if isinstance(each, (int, float)) and not isinstance(each, bool)]


def _limits(decision):
    """Ends of what was asked for; None where it has no end."""
    found = _numbers(decision.threshold)
    if not found:
        return None
    if decision.relation == "between" and len(found) == 2:
        return tuple(found)
    if decision.relation == "within":
        return 1 / found[0], found[0]
    return {"above": (found[0], None), "at_least": (found[0], None),
            "below": (None, found[0]), "at_most": (None, found[0])}.get(decision.relation)


def _tries(decision):
    """What can be drawn: the real try, and its control if that has an interval too."""
    return [(key, trial) for key, trial in (("measured", decision.real),
                                            ("control", decision.control))
            if trial and trial.interval and isinstance(trial.estimate, (int, float))]


def _scale(seen, ratio):
    """A function from number to place; ratios on a logarithmic line, where 2 and 1/2 mirror."""
    change = math.log if ratio and min(seen) > 0 else float
    low, high = change(min(seen)), change(max(seen))
    spare = 0.08 * (high - low) or 1.0
    width = high - low + 2 * spare
    return lambda number: _LEFT + (_RIGHT - _LEFT) * (change(number) - low + spare) / width


def _told(decision, tries, experiment, words):
    """The same in words, for whoever does not see it."""
    parts = [f"{words['wanted']} {values.threshold(decision, experiment, words)}"]
    parts += [words("on the line", words["line " + key], numbers.plain(trial.estimate),
                    *map(numbers.plain, trial.interval)) for key, trial in tries]
    return words.between.join(parts)


def _line(place, key, trial, y, words):
    low, dot, high = map(place, (trial.interval[0], trial.estimate, trial.interval[1]))
    return (f'<text x="0" y="{y + 3}">{words["line " + key]}</text>'
            f'<path class="{key}" d="M{low:.1f} {y}H{high:.1f}"/>'
            f'<circle class="{key}" cx="{dot:.1f}" cy="{y}" r="3"/>')


def drawing(decision, experiment, words):
    """Interval against threshold; None for a claim that has not both."""
    limits, tries = _limits(decision), _tries(decision)
    if not limits or not tries or tries[0][0] != "measured":
        return None
    ends = [each for each in limits if each is not None]
    place = _scale([*ends, *(each for _, trial in tries
                             for each in (*trial.interval, trial.estimate))],
                   decision.is_cost and decision.kind != "growth")
    left = place(limits[0]) if limits[0] is not None else _LEFT
    right = place(limits[1]) if limits[1] is not None else _RIGHT
    marks = "".join(f'<path class="limit" d="M{place(each):.1f} 1V27"/>'
                    f'<text class="at" x="{place(each):.1f}" y="36">{numbers.plain(each)}</text>'
                    for each in ends)
    lines = "".join(_line(place, key, trial, 8 + 12 * number, words)
                    for number, (key, trial) in enumerate(tries))
    told = escape(_told(decision, tries, experiment, words))
    return raw(f'<svg class="number-line" viewBox="0 0 240 38" role="img" aria-label="{told}">'
               f'<rect x="{left:.1f}" y="1" width="{right - left:.1f}" height="26"/>'
               f'{marks}{lines}</svg>')
