"""How a claim's value went from publication to publication, drawn: a dot and an interval each."""

import math
from html import escape

from . import numbers
from .elements import raw
from .history import days
from .moved import is_number

_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 316.0, 8.0, 88.0
_LINE = 12.0  # between the middles of two labels that do not touch


def _scale(seen, ratio):
    """From number to height; ratios on a logarithmic scale, where 2 and 1/2 mirror."""
    change = math.log if ratio and min(seen) > 0 else float
    low, high = change(min(seen)), change(max(seen))
    spare = 0.1 * (high - low) or 1.0
    height = high - low + 2 * spare
    return lambda number: _BOTTOM - (_BOTTOM - _TOP) * (change(number) - low + spare) / height


def _across(count):
    step = (_RIGHT - _LEFT - 20) / max(1, count - 1)
    return [_LEFT + 10 + step * place for place in range(count)]


def _dot(x, moment, at):
    interval = moment.interval or (moment.estimate, moment.estimate)
    low, dot, high = map(at, (interval[0], moment.estimate, interval[1]))
    kind = moment.verdict.lower().replace("_", "-")
    return (f'<path class="span" d="M{x:.1f} {low:.1f}V{high:.1f}"/>'
            f'<circle class="{kind}" cx="{x:.1f}" cy="{dot:.1f}" r="3.2"/>')


def _epochs(xs, moments):
    """An upright line before each time at which something that bears on the number was new."""
    marks = [(xs[place - 1] + xs[place]) / 2 for place in range(1, len(moments))
             if moments[place].changes_since(moments[place - 1])]
    return "".join(f'<path class="epoch" d="M{x:.1f} {_TOP - 6}V{_BOTTOM + 2}"/>' for x in marks)


def _apart(wanted, at):
    """Of the numbers those whose labels do not touch, the first before the others."""
    kept = []
    for each in wanted:
        if all(abs(at(each) - at(other)) >= _LINE for other in kept):
            kept.append(each)
    return kept


def _labels(marked, at, moments):
    upright = "".join(f'<text class="at" x="{_LEFT - 6}" y="{at(each) + 4:.1f}">'
                      f'{escape(numbers.plain(each))}</text>' for each in _apart(marked, at))
    first, *_, last = days(moments)
    return upright + "".join(
        f'<text class="{where}" x="{x:.1f}" y="{_BOTTOM + 15}">{escape(day)}</text>'
        for where, x, day in (("first", _LEFT, first), ("last", _RIGHT, last)))


def drawing(moments, told, ratio=False):
    """The drawing, with its words for whoever does not see it; None of fewer than two numbers."""
    shown = [moment for moment in moments if is_number(moment.estimate)]
    if len(shown) < 2:
        return None
    limit = shown[-1].threshold if is_number(shown[-1].threshold) else None
    seen = [each for moment in shown
            for each in (moment.estimate, *(moment.interval or ()))]
    marked = [*([limit] if limit is not None else []), shown[-1].estimate, min(seen), max(seen)]
    at = _scale([*seen, *marked], ratio)
    xs = _across(len(shown))
    wanted = "" if limit is None else f'<path class="limit" d="M{_LEFT} {at(limit):.1f}H{_RIGHT}"/>'
    return raw(f'<svg class="history-line" viewBox="0 0 320 108" role="img" '
               f'aria-label="{escape(told)}">{_epochs(xs, shown)}{wanted}'
               + "".join(_dot(x, moment, at) for x, moment in zip(xs, shown))
               + _labels(marked, at, shown) + "</svg>")
