"""Recorded assembly on a page: its lines tied to the listing's, two sides beside each other."""

import re
from html import escape

from . import assembly_diff, provenance, source_code
from .elements import box, code, link, raw, span
from .place import anchor
from .visible import visible

OPEN_LINES = 12      # of a side: more are folded
_LONGEST = 56        # characters of an instruction, after which names lose their inner parts
_SOURCE = 60         # characters of a source line
_SPOKEN = re.compile(r"^-(?:O|m|f|std|D|static)")


def panel_id(experiment, name):
    return f"asm-{anchor(experiment)}-{anchor(name)}"


def line_id(experiment, line):
    """As the script of listings spells the address of a line."""
    return f"listing-{anchor(experiment)}-L{line}"


def short(text):
    """A long instruction without what stands in the brackets of a name, innermost first."""
    for inner in (r"<[^<>…]{3,}>", r"\((?!anonymous)[^()…]{3,}\)", r"<[^<>]*<…>[^<>]*>"):
        while len(text) > _LONGEST and (found := re.search(inner, text)):
            ends = found[0][0], found[0][-1]
            text = f"{text[:found.start()]}{ends[0]}…{ends[1]}{text[found.end():]}"
    return text


def _html(text):
    return escape(visible(text), quote=False)


class _Column:
    """The lines of one side as HTML, numbers of source lines in front; a sign stands between the
    number and what differs."""

    def __init__(self, experiment, source, linked):
        self.experiment, self.source, self.linked = experiment, source, linked
        self.at, self.told = None, set()
        self.out = []

    def _number(self, line):
        before = " " * (3 - len(str(line)))
        if not self.linked:
            return f'{before}<span class="n">{line}</span>'
        return f'{before}<a href="#{line_id(self.experiment, line)}">{line}</a>'

    def _quote(self, line):
        """The source line itself, where its instructions begin."""
        if self.source is None or line in self.told or line > len(self.source):
            return False
        self.told.add(line)
        self.out.append(f"{self._number(line)} <i>{_html(self.source[line - 1].strip()[:_SOURCE])}"
                        "</i>\n")
        return True

    def add(self, line, differs):
        """One line; None leaves a gap beside what the other side has."""
        if line is None:
            self.out.append('<span class="gap">\n</span>')
            return
        number, origin = "   ", ""
        if not line.label and (line.header, line.line) != self.at:
            self.at = line.header, line.line
            if line.header:
                origin = f' <i>; {_html(line.header)}:{line.line}</i>'
            elif line.line and not self._quote(line.line):
                number = self._number(line.line)
        text = f"<b>{_html(line.text)}:</b>" if line.label else f"  {_html(short(line.text))}"
        text = f"<mark>{text}</mark>" if differs else f" {text}"
        self.out.append(f"{number}{text}{origin}\n")

    def begin(self, function):
        self.at = None
        self.out.append(f"    <b>{_html(short(function))}:</b>\n")


def _pre(label, column):
    shown = "".join(column.out).removesuffix("\n")
    return raw(f'<pre class="asm-code" tabindex="0" role="group" aria-label="{escape(label)}">'
               f'<code translate="no">{shown}</code></pre>')


def _flags(side):
    return " ".join(flag for flag in side.flags if _SPOKEN.match(flag))


def _one(place, side, column):
    known, shown = {}, assembly_diff.places(side.lines)
    for number, function in enumerate(side.warm):
        if number:
            column.begin(function.name)
        for line in assembly_diff.renumbered(function.lines, shown, known):
            column.add(line, False)
    return _pre(place.words("assembly of", side.function, side.compiler), column)


def _named(side, others):
    """What makes this side another than the other one."""
    if side.function != others.function:
        return [code(side.function)]
    if side.compiler != others.compiler:
        return [side.version]
    return [code(" ".join(side.flags[-len(side.asked_flags):]) if side.asked_flags
                 else _flags(side))]


def _two(place, panel, rows, column_of):
    columns = [column_of(), column_of()]
    for row in rows:
        for column, line in zip(columns, (row.left, row.right)):
            column.add(line, not row.same)
    shown = []
    for side, other, column in zip(panel.sides, panel.sides[::-1], columns):
        label = place.words("assembly of", side.function, side.compiler)
        shown.append(box("div", box("p", *_named(side, other), class_="asm-side"),
                         _pre(label, column)))
    return box("div", *shown, class_="asm-sides")


def _caption(place, experiment, panel, linked, differ):
    first, words = panel.sides[0], place.words
    second = panel.sides[-1]
    told = []
    if first.function == second.function:
        told.append(code(first.function))
    by = [first.version if first.compiler == second.compiler else "",
          code(_flags(first)) if first.flags == second.flags else "",
          provenance.day(panel.recorded_at).partition(" ")[0],
          panel.instance if panel.instance != "local" else "", differ]
    by = [part for each in by if each for part in (" · ", each)][1:]
    to_listing = None if linked else link(words["assembly as listed"],
                                          place.to_experiment(experiment))
    return box("figcaption", span(words["assembly"], class_="lead"), *told,
               span(*by, class_="asm-by"), to_listing)


def _stale(place, panel):
    if not panel.stale:
        return None
    return box("p", place.words("assembly stale", panel.sides[0].version,
                                panel.recorded_at.partition("T")[0]), class_="asm-stale")


def _lacking(place, panel):
    """What of the code is not shown."""
    for key, count in (("assembly cold", sum(side.cold for side in panel.sides)),
                       ("assembly cut", sum(side.left_out for side in panel.sides))):
        if count:
            yield box("p", place.words(key, count), class_="asm-stale")


def figure(place, experiment, panel, linked):
    """The panel; its numbers are links where the page shows the listing."""
    source = source_code.lines_of(source_code.read(place.book.listing(experiment)))
    words, lines, differ = place.words, len(panel.sides[0].lines), ""
    if len(panel.sides) == 1:
        quoted = None if panel.stale else source
        body = _one(place, panel.sides[0], _Column(experiment, quoted, linked))
    else:
        rows = assembly_diff.beside(*(side.lines for side in panel.sides))
        body = _two(place, panel, rows, lambda: _Column(experiment, None, linked))
        lines, differ = len(rows), words("assembly differ", sum(not row.same for row in rows))
    if lines > OPEN_LINES:
        body = box("details", box("summary", words("assembly lines", lines)), body)
    return box("figure", _caption(place, experiment, panel, linked, differ), _stale(place, panel),
               body, *_lacking(place, panel), class_="asm", id=panel_id(experiment, panel.name))
