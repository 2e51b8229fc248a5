"""What a page's source must keep to: two languages in step, labels, no typed numbers."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from . import diagram, strips, typography
from .drawing import CannotDraw
from .pages import CODE, ROLE, Directive, Heading, Label, Prose, Role

# Directives whose argument is a name and not words, and their options that are structure too.
_NAMED = {"claim", "listing", "measured", "verdicts", "matrix", "ledger", "machine", "api",
          "proof", "experiments", "audited", "surprises", "map", "answer", "answers", "terms",
          "asm"}
_STRUCTURAL = {"measured": ("only", "chart"), "listing": ("from", "to"),
               "surprises": ("count",), "asm": ("panel",)}

# What a prediction's measured answer is, and the ids of the answers that people give.
_ASKED = ("form", "right", "by", "claim", "from", "scale", "start")
_ANSWER = re.compile(r"^`([^`]+)`[^\n]*\n:", re.M)

_NUMBER = r"\d(?:[\d,.\u00a0 ]*\d)?"
_WORD = (r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
         r"sixty|seventy|eighty|ninety|hundred|thousand|million|dozens?|hundreds|thousands")
_UNIT = (r"ns|µs|μs|us|ms|s|secs?|seconds?|minutes?|mins?|hours?|nanoseconds?|microseconds?|"
         r"milliseconds?|KiB|MiB|GiB|TiB|kB|KB|MB|GB|TB|B|bytes?|kilobytes?|megabytes?|gigabytes?|"
         r"Hz|kHz|MHz|GHz|%|‰|per ?cent|cycles?")
_LONG_UNIT = (r"seconds|minutes|hours|nanoseconds|microseconds|milliseconds|bytes|kilobytes|"
              r"megabytes|gigabytes|per ?cent|cycles")
_HAN_NUMBER = r"(?:\d[\d,.]*|[零一二两三四五六七八九十百千万亿几数半]+)"
_HAN_UNIT = (r"纳秒|微秒|毫秒|秒钟?|分钟|小时|字节|千字节|兆字节|倍|成(?=以)|个?百分点|个数量级|"
             r"个(?:时钟)?周期")

NUMBERS = tuple(re.compile(pattern, re.IGNORECASE if fold else 0) for pattern, fold in (
    (rf"(?<![\w.\-–@/])(?:{_NUMBER})[\s\u00a0-]?(?:{_UNIT})(?![\w/])", False),
    (rf"\b(?:{_WORD})[\s-](?:{_LONG_UNIT})\b", True),
    (r"(?<![\w.])\d(?:[\d.,]*\d)?\s?[x×](?![\w×]|\s*\d)", False),
    (rf"\b(?:{_NUMBER}|{_WORD})[\s-](?:times|fold)\s+(?:as|more|less|fewer|faster|slower|cheaper|"
     r"dearer|costlier|larger|smaller|bigger|longer|shorter|higher|lower|the|what|that)\b", True),
    (r"\b(?:\d+|two|three|four|five|ten|hundred|thousand)-?fold\b", True),
    (r"\b(?:twice|thrice|double|triple|half|a (?:third|quarter|tenth)) (?:as|the (?:time|cost|"
     r"price|memory|size|speed|latency|work)|of the (?:time|cost|memory))\b", True),
    (rf"\b(?:{_NUMBER}|{_WORD}|an?|several) orders? of magnitude\b", True),
    (rf"{_HAN_NUMBER}\s*(?:{_HAN_UNIT})", False),
    (r"\d\s*(?:％|%)", False),
    (r"百分之[零一二两三四五六七八九十百几\d]", False),
))
_DECADE = re.compile(r"^(?:1[89]|20)\d0s$")


@dataclass(frozen=True)
class Complaint:
    path: str
    line: int
    text: str


def _blank(text):
    """Prose with code and roles taken out, line breaks kept, so that only typed words remain."""
    def hide(found):
        return CODE + "\n" * found[0].count("\n") + CODE
    return re.sub(f"{CODE}[^{CODE}]*{CODE}|{ROLE}[^{ROLE}]*{ROLE}", hide, text)


def typed_numbers(prose):
    """(line, what was typed) for each number with a unit or typed comparison."""
    text, found = _blank(prose.text), []
    for pattern in NUMBERS:
        for match in pattern.finditer(text):
            inside = any(a <= match.start() < b for a, b in found)
            if not inside and not _DECADE.match(match[0]):
                found.append(match.span())
    return [(prose.line + text[:a].count("\n"), text[a:b].replace("\n", " "))
            for a, b in sorted(found)]


def numbers(page):
    for prose in page.only(Prose):
        for line, words in typed_numbers(prose):
            yield Complaint(page.path, line, f'“{words}” is typed by hand: measure it with '
                            '{measured}, or say with {given} whose it is')


def labels(page):
    """Every heading has an English label of its own right before it."""
    before = None
    for item in page.items:
        if isinstance(item, Heading) and not isinstance(before, Label):
            yield Complaint(page.path, item.line, f'heading “{item.text}” has no label before it')
        if isinstance(item, Label) and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", item.name):
            yield Complaint(page.path, item.line, f'label “{item.name}” is not lower-case English '
                            'words joined by hyphens')
        if not isinstance(item, (Prose, Role)):
            before = item


def unparsed(page):
    """A first line that Markdown does not take for a directive is printed as text."""
    for prose in page.only(Prose):
        if re.search(r"(?:`{3}|:{3})\{", prose.text.replace(CODE, "```")):
            yield Complaint(page.path, prose.line, "this directive is not read as one; a first "
                            "line with backticks in it needs a fence of colons")


def _shape(item):
    """What of an item must be the same in both languages, in words."""
    if isinstance(item, Heading):
        return f"heading of level {item.level}"
    if isinstance(item, Label):
        return f"label {item.name}"
    if item.name == "predict":
        options = [f":{name}: {item.option(name)}" for name in _ASKED
                   if item.option(name) is not None]
        return " ".join(["directive predict", *options, *_ANSWER.findall(item.body)])
    if item.name not in _NAMED:
        return f"directive {item.name}"
    options = [f":{name}: {item.option(name)}" for name in _STRUCTURAL.get(item.name, ())
               if item.option(name)]
    lines = re.findall(r"^\d+(?=:)", item.body, re.MULTILINE) if item.name == "audited" else []
    return " ".join(filter(None, ["directive", item.name, item.argument, *options, *lines]))


def _skeleton(page):
    return [item for item in page.items if isinstance(item, (Heading, Label, Directive))]


def _line_of(items, place):
    if place < len(items):
        return items[place].line
    return items[-1].line if items else 1


def parity(page, other):
    """Where the two languages' structures part, told from `page`'s side."""
    here, there = _skeleton(page), _skeleton(other)
    ours, theirs = [_shape(item) for item in here], [_shape(item) for item in there]
    for verb, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if verb == "equal":
            continue
        wanted = ", ".join(theirs[c:d]) or "nothing"
        found = ", ".join(ours[a:b]) or "nothing"
        yield Complaint(page.path, _line_of(here, a), f"out of step with the other language: "
                        f"{found} here, {wanted} at {other.path}:{_line_of(there, c)}")


def _drawn(item, kept):
    """What a drawing shows besides its words, or nothing if it cannot be drawn."""
    try:
        return Counter(diagram.structure(item.body, kept) if item.name == "diagram"
                       else strips.structure(item.body))
    except CannotDraw:  # the directive says why
        return None


def drawings(page, other, kept=None):
    """The drawings of both languages show the same, whatever their words."""
    both = ([item for item in which.only(Directive) if item.name in ("diagram", "strips")]
            for which in (page, other))
    for ours, theirs in zip(*both):
        here, there = _drawn(ours, kept), _drawn(theirs, kept)
        if ours.name != theirs.name or here is None or there is None:
            continue
        for verb, some, others in (("has", here, there), ("lacks", there, here)):
            for part in sorted((some - others).elements()):
                yield Complaint(page.path, ours.line, f"this drawing {verb} {part}, unlike that "
                                f"of {other.path}:{theirs.line}")


def _tied(page):
    """Claims and measured values that a page's roles name."""
    named = {}
    for role in page.only(Role):
        if role.name in ("measured", "verdict", "claimref", "asm-count"):
            target = role.text.rpartition("<")[2].rstrip(">").strip()
            named.setdefault(f"{{{role.name}}}`{target}`", role.line)
    return named


def roles(page, other):
    """A value or claim in a sentence of one language stands in the other language too."""
    theirs = _tied(other)
    for name, line in _tied(page).items():
        if name not in theirs:
            yield Complaint(page.path, line, f"{name} is in one language only; {other.path} "
                            "does not have it")


def page_checks(page, language):
    yield from labels(page)
    yield from unparsed(page)
    yield from numbers(page)
    if language == "zh":
        for prose in page.only(Prose):
            for line, words in typography.faults(prose):
                yield Complaint(page.path, line, words)


def tree_checks(trees, language, kept=None):
    """Every complaint about one language's pages, the other language beside them.

    `kept` is the folder of drawings that an earlier build made.
    """
    others = {name: tree for name, tree in trees.items() if name != language}
    for page in trees[language].values():
        yield from page_checks(page, language)
        for other_language, tree in others.items():
            if page.name not in tree:
                yield Complaint(page.path, 1, f"there is no such page in {other_language}")
                continue
            yield from parity(page, tree[page.name])
            yield from roles(page, tree[page.name])
            yield from drawings(page, tree[page.name], kept)
    for other_language, tree in others.items():
        for name in sorted(tree.keys() - trees[language].keys()):
            yield Complaint(tree[name].path, 1, f"there is no such page in {language}")
