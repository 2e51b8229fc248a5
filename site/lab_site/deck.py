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


def _card(node, kind, title, words):
    if kind.startswith("reply"):
        length = words[f"answer {kind.partition('-')[2]}"]
        return title + words("in brackets", length), _said(_first(node, "reply-text"))
    return _line(_first(node, "question").astext()), _said(_first(node, "answer"))


def cards(page, doctree, words):
    """(front, back, tags) of every answer and question of a page, in its order."""
    tag = page.name.rpartition("/")[2]
    for node in doctree.findall(LabBlock):
        kind = _kind(node)
        if kind:
            yield *_card(node, kind, page.title, words), f"{tag} {kind.removeprefix('reply-')}"


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
    rows = [card for page in pages
            for card in cards(page, app.env.get_doctree(page.name), Words(app.config.language))]
    if rows:
        (Path(app.outdir) / FILE).write_text(table(rows), "utf-8", newline="")


def setup(app):
    app.connect("build-finished", _write)
