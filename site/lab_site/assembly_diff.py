"""Two sides of assembly beside each other: rows that answer one another, labels by one count."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import count

_LABEL = re.compile(r"\.L(?:BB\d+_)?\d+(?![\w.])")  # g++, clang++; not .LC3, .L.str: constants
_CONSTANT = re.compile(r"\.L(?:C\d+|\.str[.\d]*)")
_OFFSET = re.compile(r"([\w.$-]+)\[(\w+)([^\]]*)\]")  # g++: pot[rip+4]; clang++: [rip + pot + 4]


@dataclass(frozen=True)
class Row:
    """What stands side by side; None where the other side has a line more."""
    left: object
    right: object
    same: bool


def places(lines):
    """The labels that stand before a line that is shown."""
    return {line.text for line in lines if line.label}


def renumbered(lines, shown, names=None, taken=()):
    """The lines with L1, L2, … for their labels, in the order in which they appear; E1, E2, … for
    those of places that are not shown.

    `names` maps labels that have a number already, and learns the others; `taken` are numbers
    that none of them may get.
    """
    names = {} if names is None else names
    used = {*taken, *names.values()}

    def name(found):
        if found[0] not in names:
            letter = "L" if found[0] in shown else "E"
            names[found[0]] = next(f"{letter}{n}" for n in count(1) if f"{letter}{n}" not in used)
            used.add(names[found[0]])
        return names[found[0]]

    return [replace(line, text=_LABEL.sub(name, line.text)) for line in lines]


def spelling(line):
    """A line without what is only the way in which one family of compilers writes it."""
    text = _OFFSET.sub(r"[\2+\1\3]", _CONSTANT.sub(".LC", _LABEL.sub(".L", line.text)))
    text = text.lower().replace(" ", "").replace("+-", "-")
    return line.label, text


def _pairs(left, right):
    """(line, line) of what answers one another; None beside a line that has no answer."""
    matcher = SequenceMatcher(None, [spelling(each) for each in left],
                              [spelling(each) for each in right], autojunk=False)
    for verb, a, b, c, d in matcher.get_opcodes():
        for n in range(max(b - a, d - c)):
            yield (left[a + n] if a + n < b else None, right[c + n] if c + n < d else None,
                   verb == "equal")


def _answers(pairs, left, right):
    """Labels of the left side to those of the right that mark the same place. Of places that
    neither side shows, those that are named first in the same instruction."""
    shown = places(left) | places(right)
    answers = {one.text: other.text for one, other, same in pairs if same and one.label}
    for one, other, same in pairs:
        for here, there in zip(*(_LABEL.findall(each.text) for each in (one, other)),
                               strict=True) if same else ():
            if here not in shown and there not in shown and there not in answers.values():
                answers.setdefault(here, there)
    return answers


def beside(left, right):
    """Rows of two sides. Labels that mark the same place get the same number, so that only what
    really differs looks different."""
    pairs = list(_pairs(left, right))
    answers = _answers(pairs, left, right)
    ours = {}
    first = renumbered(left, places(left), ours)
    theirs = {other: ours[one] for one, other in answers.items()}
    second = renumbered(right, places(right), theirs, ours.values())
    shown_left, shown_right = iter(first), iter(second)

    def agree(one, other):
        """Whether a pair of equal spelling also names the same places."""
        return ([answers.get(each) for each in _LABEL.findall(one.text)]
                == _LABEL.findall(other.text))

    return [Row(next(shown_left) if one else None, next(shown_right) if other else None,
                bool(same and agree(one, other)))
            for one, other, same in pairs]
