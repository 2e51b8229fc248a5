"""Whose numbers the pages show: those measured here, or those that another machine published."""

from dataclasses import dataclass

from . import records
from .elements import box, prose
from .visible import visible
from .words import Words


@dataclass(frozen=True)
class Whose:
    cpu: str
    day: str
    published: str = ""  # the name of the machine, where its published numbers are shown

    def sentence(self, words):
        """One quiet sentence, with `code` in backticks."""
        if self.published:
            return words("published numbers", self.published, self.cpu, self.day)
        return words("own numbers", self.cpu, self.day)

    def short(self, words):
        return words("published of", self.published) if self.published else words["own"]


def of(evidence_dir, bundle=None):
    """Whose the evidence of a folder is; None where there is none to show."""
    try:
        machine = records.load_machine(evidence_dir)
        rows = records.load_standings(evidence_dir).values()
    except (records.Missing, KeyError, TypeError):
        return None
    times = [row.finished_at for row in rows if row.finished_at]
    if not times:
        return None
    published = bundle.published_at if bundle else ""
    return Whose(machine.cpu, (published or max(times))[:10], bundle.name if bundle else "")


def line(place):
    """The sentence as a paragraph, or nothing."""
    told = place.book.whose
    if not told:
        return None
    return box("p", *prose(told.sentence(place.words), place.language), class_="whose")


def frame(app, docname, template, context, doctree):
    """html-page-context: the foot of every page says it."""
    told, words = app.lab_book.whose, Words(app.config.language)
    context["whose"] = prose_parts(visible(told.sentence(words))) if told else ()


def prose_parts(text):
    """(text, whether it is code), in order."""
    return [(part, bool(number % 2)) for number, part in enumerate(text.split("`")) if part]


def setup(app):
    # What the foot says is no part of a page's source: another day's numbers write every page.
    app.add_config_value("lab_whose", "", "html")
    app.connect("html-page-context", frame)
