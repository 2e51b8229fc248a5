"""Lanes in which time runs to the right, from a few lines of text: who does what, and when."""

import re
from dataclasses import dataclass
from unicodedata import east_asian_width
from xml.etree import ElementTree

from .drawing import ACCENT, CLASSES, CannotDraw, named
from .visible import visible

_WIDTH, _SIZE = 340, 12           # units: of a drawing, of its text
_LANE, _BAR, _GROUP = 25, 20, 21  # units: from lane to lane, a bar's height, a group's title
_GAP, _AXIS = 10, 9               # units: below a group, below the arrow of time
_SEGMENT = re.compile(r"(\d{1,5})\s*-\s*(\d{1,5})\s+([a-z]+)(?:\s+(.+))?")
_MARK = re.compile(r"@\s*(\d{1,5})\s+(.+)")
_PLAIN = "plain"                  # a segment that needs no class


@dataclass(frozen=True)
class Segment:
    begin: int
    end: int
    kind: str
    label: str


@dataclass(frozen=True)
class Group:
    title: str
    lanes: tuple  # of (name, segments)


def _segment(text, line):
    found = _SEGMENT.fullmatch(text.strip())
    if not found or int(found[1]) >= int(found[2]):
        raise CannotDraw(f"“{text.strip()}” in “{line}” is not: from-to class label")
    if found[3] not in (*CLASSES, ACCENT, _PLAIN):
        raise CannotDraw(f"there is no class “{found[3]}”; there are "
                         f"{', '.join((*CLASSES, ACCENT, _PLAIN))}")
    return Segment(int(found[1]), int(found[2]), found[3], found[4] or "")


def parse(source):
    """Groups of lanes, and marks as (time, label)."""
    groups, marks = [], []
    for line in filter(None, map(str.strip, visible(source).split("\n"))):
        mark, (name, _, text) = _MARK.fullmatch(line), line.partition(":")
        if mark:
            marks.append((int(mark[1]), mark[2]))
        elif line.startswith("# "):
            groups.append(Group(line[2:].strip(), ()))
        elif text:
            groups = groups or [Group("", ())]
            lane = name.strip(), tuple(_segment(part, line) for part in text.split(";"))
            groups[-1] = Group(groups[-1].title, (*groups[-1].lanes, lane))
        else:
            raise CannotDraw(f"“{line}” is no group, no lane and no mark")
    if not any(group.lanes for group in groups):
        raise CannotDraw("there is no lane")
    return groups, marks


def structure(source):
    """What must be the same in both languages, in words."""
    groups, marks = parse(source)
    shape = [f"mark {time}" for time, _ in marks]
    for number, group in enumerate(groups, 1):
        for place, (_, segments) in enumerate(group.lanes, 1):
            shape += [f"group {number} lane {place}: {part.begin}-{part.end} {part.kind}"
                      for part in segments]
    return shape


def _units(text):
    """How wide a text is, about: fonts differ, and this one is wide."""
    return sum(_SIZE if east_asian_width(sign) in "WF" else _SIZE * .62 for sign in text)


class _Sheet:
    """An SVG that grows downwards."""

    def __init__(self, groups, marks):
        lanes = [lane for group in groups for lane in group.lanes]
        parts = [part for _, segments in lanes for part in segments]
        self.left = max(_units(name) for name, _ in lanes) + 8
        times = [time for time, _ in marks]
        self.first = min([part.begin for part in parts] + times)
        self.last = max([part.end for part in parts] + times)
        self.marks = marks
        self.root = ElementTree.Element(named("svg"))
        self.y = 19 if marks else 2

    def x(self, time):
        return self.left + (time - self.first) * (_WIDTH - 2 - self.left) / (self.last - self.first)

    def add(self, tag, parent=None, **attributes):
        written = {name.rstrip("_").replace("_", "-"): f"{value:.1f}" if isinstance(value, float)
                   else str(value) for name, value in attributes.items()}
        return ElementTree.SubElement(self.root if parent is None else parent, named(tag), written)

    def text(self, words, x, y, parent=None, **attributes):
        self.add("text", parent, x=float(x), y=float(y), font_size=_SIZE, fill="currentColor",
                 **attributes).text = words

    def path(self, course, kind):
        self.add("path", d=course, fill="none", stroke="currentColor", class_=kind)

    def segment(self, part):
        x, width = self.x(part.begin), self.x(part.end) - self.x(part.begin)
        if _units(part.label) > width:
            raise CannotDraw(f"“{part.label}” is wider than its {part.begin}-{part.end}")
        group = self.add("g", class_=f"node {part.kind}".removesuffix(f" {_PLAIN}"))
        self.add("rect", group, x=x + .8, y=self.y, width=width - 1.6, height=_BAR, rx=2,
                 fill="none", stroke="currentColor")
        if part.label:
            self.text(part.label, x + width / 2, self.y + _BAR * .71, group, text_anchor="middle")

    def group(self, group):
        if group.title:
            self.text(group.title, 0, self.y + 12, font_weight="bold")
            self.y += _GROUP
        for time, _ in self.marks:  # behind the bars, through all lanes of the group
            self.path(f"M{self.x(time):.1f},{self.y - 3}v{len(group.lanes) * _LANE + 1}", "mark")
        for name, segments in group.lanes:
            self.text(name, self.left - 6, self.y + _BAR * .71, text_anchor="end")
            for part in segments:
                self.segment(part)
            self.y += _LANE
        self.y += _GAP

    def frame(self, word):
        """What the marks mean, above all lanes; below, an arrow and what it counts."""
        for time, label in self.marks:
            half = _units(label) / 2
            self.text(label, min(max(self.x(time), half), _WIDTH - half), 12,
                      text_anchor="middle", class_="mark")
        end = _WIDTH - 8 - _units(word)
        self.path(f"M{self.left:.1f},{self.y + 1}H{end:.1f}m-5,-3l5,3l-5,3", "axis")
        self.text(word, _WIDTH - 2, self.y + 5, text_anchor="end", class_="axis")
        self.root.set("viewBox", f"0 0 {_WIDTH} {self.y + _AXIS}")


def draw(source, word):
    """The strips as an SVG element; `word` says what runs to the right: time."""
    groups, marks = parse(source)
    sheet = _Sheet(groups, marks)
    for group in groups:
        sheet.group(group)
    sheet.frame(word)
    return sheet.root
