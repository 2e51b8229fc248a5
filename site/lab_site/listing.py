"""A listing as it was run: the interesting region open, the lines around it folded."""

import re
from html import escape

from . import boxes, portability_box, source_code
from .elements import box, code, link, raw, span
from .place import anchor


class NoSuchLine(Exception):
    """`:from:` or `:to:` begins no line of the listing."""


_OUTPUT = re.compile(r" -o (\S+)$")
_NEEDS = re.compile(r'^(?:#include <|from |import )(lab)\b', re.MULTILINE)


def _first(lines, text, after=0):
    for number in range(after, len(lines)):
        if lines[number].startswith(text) or lines[number].lstrip().startswith(text):
            return number
    raise NoSuchLine(text)


def region(source, python, begin=None, end=None):
    """First line of the open region and the line after its last, from 0."""
    lines = source_code.lines_of(source)
    if begin is None and python:
        start = 0
    else:
        start = _first(lines, begin or "int main")
    stop = _first(lines, end, start) + 1 if end else len(lines)
    above, below = lines[:start], lines[stop:]
    return start if any(map(str.strip, above)) else 0, (
        stop if any(map(str.strip, below)) else len(lines))


class _Source:
    """The lines of one listing, with a note under each that a control changes."""

    def __init__(self, place, path, shown, experiment):
        source = source_code.read(path)
        self.python = path.suffix == ".py"
        self.source, self.words, self.shown = source, place.words, shown
        self.lines = source_code.coloured(source, self.python)
        self.notes = dict(self._notes(source, experiment.controls if experiment else {}))

    def _notes(self, source, controls):
        told = set()
        for number, name in source_code.control_lines(source, self.python):
            text = controls[name].get(self.words.language) if name in controls else ""
            key = "control again" if name in told else "control here" if text else "control asked"
            told.add(name)
            yield number, self.words(key, text)

    def _line(self, number):
        if number not in self.notes:
            return f'<span data-line="{number + 1}">{self.lines[number]}</span>\n'
        return (f'<span data-line="{number + 1}" class="control">{self.lines[number]}</span>\n'
                f'<span class="control-note">{escape(self.notes[number])}</span>')

    def pre(self, start, stop):
        """Lines as they stand; whoever has no mouse scrolls them sideways by their focus."""
        label = escape(self.words("lines of", self.shown, start + 1, stop))
        lines = "".join(self._line(number) for number in range(start, stop)).removesuffix("\n")
        return raw(f'<pre class="code" tabindex="0" role="group" aria-label="{label}">'
                   f'<code translate="no">{lines}</code></pre>')

    def fold(self, start, stop, told):
        if start == stop:
            return None
        mark = (span(self.words["control inside"], class_="control-inside")
                if any(start <= number < stop for number in self.notes) else None)
        return box("details", box("summary", told, mark), self.pre(start, stop), class_="fold")


def _button(words, key, kind, **attributes):
    """Shown by the script that makes it work."""
    return box("button", words[key], type="button", class_=kind, hidden="",
               data_done=words["copied"], data_failed=words["not copied"], **attributes)


def listing_figure(place, name, path, experiment=None, trouble=None, begin=None, end=None):
    """The file, the command that builds it, and what each of its controls changes."""
    words = place.words
    shown = path.relative_to(place.book.root).as_posix()
    source = _Source(place, path, shown, experiment)
    start, stop = region(source.source, source.python, begin, end)
    total = len(source.lines)
    return box(
        "figure",
        box("figcaption", span(words["listing"], class_="lead"), span(shown, class_="path"),
            _tools(place, path, start > 0 or stop < total)),
        source.fold(0, start, words("lines before", start)),
        source.pre(start, stop),
        source.fold(stop, total, words("lines after", total - stop)),
        _permissions(words, experiment),
        _elsewhere(place, name),
        box("p", boxes.words_for(trouble, words), class_="listing-missing") if trouble else None,
        _commands(place, name, experiment, source),
        portability_box.folded(place, name),
        class_="listing", id=f"listing-{anchor(name)}")


def _tools(place, path, folds):
    words = place.words
    unfold = box("button", words["whole file"], type="button", class_="unfold", hidden="",
                 aria_pressed="false") if folds else None
    return span(unfold, _button(words, "copy file", "copy"),
                link(words["download"], place.to_listing(path), download="",
                     title=words["download title"]), class_="listing-tools")


def _permissions(words, experiment):
    """What this listing may do that others may not, for whoever decides whether to run it."""
    if experiment is None or not experiment.sandbox.exceptions:
        return None
    told = [words(f"may {need}", amount) for need, _, amount in
            (each.partition(":") for each in experiment.sandbox.exceptions)]
    return box("p", words("may", words.between.join(told)), class_="listing-may")


def what_is_less(words, opened):
    """Why a listing shows less in Compiler Explorer, as a sentence; None where it shows all."""
    if not opened.reasons:
        return None
    return words("there", words["semicolon"].join(words(key, *told)
                                                  for key, told in opened.reasons))


def _elsewhere(place, name):
    """The way to Compiler Explorer, for a listing that can be opened there."""
    words, opened = place.words, place.book.explorer.link(name)
    if not opened:
        return None
    way = [words["open explorer"], span(f"{words.colon}{words['leaves']}", class_="spoken")]
    less = what_is_less(words, opened)
    return box("p", span(*way, tag="a", href=place.to_explorer(name), rel="nofollow",
                         class_="leaves"),
               span(less) if less else None, class_="listing-elsewhere")


def by_hand(experiment):
    """The shell's lines that build a listing and run it, in the checkout's root."""
    command = experiment.toolchain.command
    output = _OUTPUT.search(command)
    if not output:
        return [command]
    return [command, output[1] if output[1].startswith("/") else f"./{output[1]}"]


def _commands(place, name, experiment, source):
    words = place.words
    shown = []
    if experiment:
        shown = [box("p", words["by hand"], _headers(place, source)),
                 *(_command(words, each) for each in by_hand(experiment))]
        shown += _controls(words, experiment)
    shown += [box("p", words["under runner"]), _command(words, f"./lab run {name}")]
    if experiment:
        shown.append(box("p", link(words["raw"], place.to_evidence(name)), words.between,
                         link(words["raw table"], place.to_csv(name), download="")))
    return box("details", box("summary", words["run it"]), *shown, class_="commands")


def _controls(words, experiment):
    """How each control is switched on by hand, and what it changes."""
    run = by_hand(experiment)[-1]
    for name, text in experiment.controls.items():
        yield box("p", words["control changes"], words.colon, text.get(words.language))
        yield _command(words, f"LAB_CONTROL={name} {run}")


def _headers(place, source):
    """Where what the listing includes or imports lies, if it asks for it."""
    asked = _NEEDS.search(source.source)
    name = f"lab/lab.{'py' if source.python else 'hpp'}"
    path = place.book.root / "snippets" / name
    if not asked or not path.is_file():
        return ""
    return span(place.words["needs file"],
                link(f"snippets/{name}", place.to_listing(path), download=""))


def _command(words, text):
    return box("div", box("pre", code(text), class_="command"),
               _button(words, "copy", "copy", aria_label=words["copy command"]),
               class_="command-line")
