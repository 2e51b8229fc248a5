"""The pages' answers and questions as flash cards: a table with tabs, values as they stand."""

import csv
import io
from pathlib import Path

from docutils import nodes

from .answers import FILE, FORMS, pages_with_answers
from .elements import LabBlock
from .here import here
from .visible import visible
from .words import Words

HEADER = "#separator:tab\n#html:false\n#tags column:3\n"  # as Anki's manual names them
_PARAGRAPH = " ¶ "  # a card is one line: not every program reads a line break inside a cell
_KEPT = "lab_cards"  # the key in the metadata of a page
_KINDS = (*(f"reply-{form}" for form in FORMS), "followup", "selfcheck")


def _classes(node):
    return node["attrs"].get("class", "").split() if "attrs" in node else []


def _first(node, name):
    return next(each for each in node.findall() if isinstance(each, nodes.Element)
                and name in _classes(each))


def _line(text):
    """Text on one line, without what would hide or reorder it."""
    return visible(" ".join(text.split()))


def _said(node):
    """Its paragraphs, values included and their cards left out."""
    return _PARAGRAPH.join(_line(each.astext()) for each in node.findall(nodes.paragraph))


def _kind(node):
    return next((kind for kind in _KINDS if kind in _classes(node)), None)


def _front_and_back(node, kind):
    if kind.startswith("reply"):
        return "", _said(_first(node, "reply-text"))
    return _line(_first(node, "question").astext()), _said(_first(node, "answer"))


def _remember(app, doctree):
    """doctree-read: (kind, front, back) of each answer and question of a page, in its order."""
    found = [(kind, *_front_and_back(node, kind))
             for node in doctree.findall(LabBlock) if (kind := _kind(node))]
    if found:
        app.env.metadata[app.env.docname][_KEPT] = found  # forgotten when the page is read again


def cards(page, kept, words):
    """(front, back, tags) of what a page was found to hold; an answer's front is the page."""
    tag = page.name.rpartition("/")[2]
    for kind, front, back in kept:
        form = kind.removeprefix("reply-")
        asked = front or page.title + words("in brackets", words[f"answer {form}"])
        yield asked, back, f"{tag} {form}"


def table(rows):
    """One card a line; a cell with a quotation mark is quoted, as RFC 4180 has it."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return HEADER + out.getvalue()


def _write(app, failure):
    """build-finished: one deck a language, if any page has answers."""
    if failure or app.builder.name != "html":
        return
    place = here(app.env, app.config.root_doc)
    pages = pages_with_answers(place, list(app.config.lab_topics))
    words = Words(app.config.language)
    rows = [card for page in pages
            for card in cards(page, app.env.metadata[page.name].get(_KEPT, ()), words)]
    if rows:
        (Path(app.outdir) / FILE).write_text(table(rows), "utf-8", newline="")


def setup(app):
    app.connect("doctree-read", _remember, priority=900)  # when the values stand in it
    app.connect("build-finished", _write)
