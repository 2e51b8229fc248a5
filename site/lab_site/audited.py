"""The note that a book began with, sentence by sentence, each marked by what became of it."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from .elements import box, prose, span
from .fate import FALLEN, FATES, MARKS, fate, told

_HEADING = re.compile(r"^(\d+):\s*(\S.*)$")


class BadHeading(Exception):
    """A line of the directive that is no heading, or comes too late; the text says which."""


@dataclass(frozen=True)
class Heading:
    """Our words for a heading of the note, and the line that it stands on."""
    line: int
    title: str


def headings(source):
    """`34: Memory`, one a line, in the note's order."""
    found = []
    for text in filter(None, map(str.strip, source)):
        match = _HEADING.match(text)
        if not match:
            raise BadHeading(f"wanted “LINE: HEADING”, saw “{text}”")
        if found and int(match[1]) <= found[-1].line:
            raise BadHeading(f"line {match[1]} comes after line {found[-1].line}; "
                             "headings stand in the note’s order")
        found.append(Heading(int(match[1]), match[2]))
    return found


def of_note(book):
    """Arguments about the note's sentences: by line, within a line as the catalogue has them."""
    named = [sentence for sentence in book.sentences.values() if sentence.line]
    return [book.argument(sentence.id) for sentence in sorted(named, key=lambda each: each.line)]


def under(marks, arguments):
    """(heading, its arguments), and a heading of None for what stands before the first."""
    def heading_of(argument):
        above = [each for each in marks if each.line <= argument.sentence.line]
        return above[-1] if above else None

    return [(heading, list(members)) for heading, members in groupby(arguments, heading_of)]


def _mark(kind):
    return span(MARKS[kind], class_="fate-mark", aria_hidden="true")


def _remark(place, argument, kind):
    """What is written in the margin: only where something is wrong or open."""
    words = place.words
    if kind in ("corrected", "doubted"):
        return words[argument.sentence.truth]
    return words[argument.state] if kind in ("refuted", "undecided") else None


def sentence(place, argument):
    """A link to the claim, whose name ends with both words about it."""
    words, kind = place.words, fate(argument)
    remark = _remark(place, argument, kind)
    text = argument.sentence.text.get(words.language)
    return box("li", span(
        _mark(kind), span(*prose(text, words.language), tag="q", class_="fate-said"),
        span(remark, class_="fate-remark", aria_hidden="true") if remark else None,
        span(f"{words.colon}{told(argument, words)}", class_="spoken"),
        tag="a", href=place.to_claim(argument.sentence)), class_=f"fate-{kind}")


def _ticks(arguments):
    """All sentences at a glance, a stroke each; the words beside it say the same."""
    return [span("", class_=f"tick fate-{fate(each)}") for each in arguments]


def _fallen(arguments):
    return sum(fate(each) in FALLEN for each in arguments)


def _counted(words, arguments):
    fallen = _fallen(arguments)
    return words("audit group" if fallen else "audit group stands", len(arguments), fallen)


def _stanzas(place, arguments):
    """What the note says on one line stands together."""
    for _, members in groupby(arguments, lambda each: each.sentence.line):
        yield box("ul", *(sentence(place, each) for each in members), class_="stanza")


def _part(place, heading, arguments, opened):
    words = place.words
    summary = box("summary", span(heading.title, class_="part-title"),
                  span(_counted(words, arguments), class_="part-count"),
                  span(*_ticks(arguments), class_="ticks", aria_hidden="true"))
    return box("details", summary, *_stanzas(place, arguments), class_="part",
               open="" if opened else None)


def _legend(place, arguments):
    """What the marks mean is also how many there are."""
    words, counts = place.words, Counter(map(fate, arguments))
    return box("ul", *(
        box("li", _mark(kind), span(str(counts[kind]), class_="fate-count"), " ",
            span(words[f"fate {kind}"], class_="fate-said"), " ",
            span(words[f"fate {kind} how"], class_="fate-how"), class_=f"fate-{kind}")
        for kind in FATES if counts[kind]), class_="fates")


def audited(place, marks, arguments):
    """How many stand, what the marks mean, and the text; its first part is unfolded."""
    words, parts = place.words, under(marks, arguments)
    fallen = _fallen(arguments)
    strip = [span(*_ticks(members), class_="ticks") for _, members in parts]
    shown = [_part(place, heading, members, number == 0) if heading else
             box("div", *_stanzas(place, members), class_="part")
             for number, (heading, members) in enumerate(parts)]
    return box("div",
               box("p", words("audit told" if fallen else "audit all stand", len(arguments),
                              fallen), class_="audit-told"),
               box("p", *strip, class_="strip", aria_hidden="true"),
               _legend(place, arguments), box("p", words["audit key"], class_="audit-key"),
               box("div", *shown, class_="manuscript"), class_="audited")
