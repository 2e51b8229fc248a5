"""A listing as it was run: the interesting region open, the lines around it folded."""

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import CppLexer, PythonLexer

from . import boxes
from .elements import box, code, link, raw, span
from .place import anchor
from .visible import visible


class NoSuchLine(Exception):
    """`:from:` or `:to:` begins no line of the listing."""


def _first(lines, text, after=0):
    for number in range(after, len(lines)):
        if lines[number].startswith(text) or lines[number].lstrip().startswith(text):
            return number
    raise NoSuchLine(text)


def region(source, python, begin=None, end=None):
    """First line of the open region and the line after its last, from 0."""
    lines = _lines(source)
    if begin is None and python:
        start = 0
    else:
        start = _first(lines, begin or "int main")
    stop = _first(lines, end, start) + 1 if end else len(lines)
    return start, stop


def _lines(source):
    """Lines as a compiler counts them: only a line feed ends one."""
    return source.removesuffix("\n").split("\n")


def _read(path):
    """A listing's text; what hides or reorders text in an editor is named here."""
    return visible(path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n"))


def _coloured(source, python):
    lexer = PythonLexer(stripnl=False) if python else CppLexer(stripnl=False)
    html = highlight(source, lexer, HtmlFormatter(nowrap=True))
    return html.split("\n")[:len(_lines(source))]


def _code(lines, first):
    numbered = "\n".join(f'<span class="line" data-line="{first + n}">{line}</span>'
                         for n, line in enumerate(lines))
    return raw(f'<pre class="code highlight"><code translate="no">{numbered}</code></pre>')


def _folded(lines, first, told):
    if not any(line.strip() for line in lines):
        return None
    return box("details", box("summary", told), _code(lines, first), class_="fold")


def listing_figure(place, name, path, experiment=None, trouble=None, begin=None, end=None):
    """The file, the command that builds it, and what each of its controls changes."""
    words, python = place.words, path.suffix == ".py"
    source = _read(path)
    start, stop = region(source, python, begin, end)
    lines = _coloured(source, python)
    shown = path.relative_to(place.book.root).as_posix()
    return box(
        "figure",
        box("figcaption", span(words["listing"], class_="lead"), span(shown, class_="path")),
        _folded(lines[:start], 1, words("lines before", start)),
        _code(lines[start:stop], start + 1),
        _folded(lines[stop:], stop + 1, words("lines after", len(lines) - stop)),
        _permissions(words, experiment),
        box("p", boxes.words_for(trouble, words), class_="listing-missing") if trouble else None,
        _commands(place, name, experiment),
        class_="listing", id=f"listing-{anchor(name)}")


def _permissions(words, experiment):
    """What this listing may do that others may not, for whoever decides whether to run it."""
    if experiment is None or not experiment.sandbox.exceptions:
        return None
    told = [words(f"may {need}", amount) for need, _, amount in
            (each.partition(":") for each in experiment.sandbox.exceptions)]
    return box("p", words("may", words.between.join(told)), class_="listing-may")


def _commands(place, name, experiment):
    words = place.words
    by_hand = ([box("p", words["run it"]), _command(experiment.toolchain.command)]
               if experiment else [])
    controls = experiment.controls if experiment else {}
    changes = [box("p", words["control changes"]),
               box("ul", *(box("li", code(control), " ", text.get(words.language))
                           for control, text in controls.items()))] if controls else []
    raw_link = [box("p", link(words["raw"], place.to_evidence(name)))] if experiment else []
    return box("details", box("summary", words["run it"]), *by_hand[1:],
               box("p", words["under runner"]), _command(f"./lab run {name}"),
               *changes, *raw_link, class_="commands")


def _command(text):
    return box("pre", code(text), class_="command")
