"""The directives of a book's first page: the note, its surprises, the map of the pages."""

from docutils.parsers.rst import directives

from . import audited, diagram, drawing, figures, reading_order
from .book import Unknown
from .directive import LabDirective
from .elements import box, raw, span
from .here import draws_on, speaks_of_all, warn
from .surprises import surprises


class Audited(LabDirective):
    """Every sentence of the note; the body says where its headings stand, in our words."""

    has_content = True

    def run(self):
        place = self.place
        speaks_of_all(self.env)
        try:
            marks = audited.headings(self.content)
        except audited.BadHeading as trouble:
            warn(self.env, Unknown(str(trouble)), f"{{audited}}: {trouble}", self.get_location())
            marks = []
        arguments = audited.of_note(place.book)
        if not arguments:
            return [box("p", place.words["no audit"], class_="missing")]
        return [audited.audited(place, marks, arguments)]


class Surprises(LabDirective):
    option_spec = {"count": directives.positive_int}

    def run(self):
        place = self.place
        speaks_of_all(self.env)
        arguments = [place.book.argument(name) for name in place.book.sentences]
        return [surprises(place, arguments, self.options.get("count", 3))]


class PageMap(LabDirective):
    """The pages that `lab_prerequisites` names, and what builds on what."""

    def name_of(self, page):
        """A page is called by its topic: titles are questions, too long for a box."""
        place = self.place
        topic = next((each.topic for each in place.book.sentences.values()
                      if each.page == page), None)
        return self.config.lab_topics.get(topic, {}).get(place.language, place.pages[page].title)

    def run(self):
        place, before = self.place, self.config.lab_prerequisites
        draws_on(self.env)
        faults = list(reading_order.faults(before, place.pages))
        if faults or not before:
            for fault in faults or ["{map}: lab_prerequisites names no page"]:
                warn(self.env, Unknown(fault), fault, self.get_location())
            return []
        try:
            root = diagram.draw(reading_order.source(before, self.name_of, place.to_page),
                                figures.kept(self.env.app))
        except drawing.CannotDraw as trouble:
            warn(self.env, None, f"{{map}} cannot be drawn: {trouble}", self.get_location())
            return [box("aside", box("p", place.words["no diagram"]), class_="missing")]
        for fault in drawing.faults(root):
            warn(self.env, None, f"{{map}} {fault}", self.get_location())
        return [self.figure(root, reading_order.told(before, self.name_of, place.words))]

    def figure(self, root, told):
        words = self.place.words
        prefix = f"diagram-{self.env.new_serialno('diagram')}"
        return box("figure", raw(drawing.html(root, words["map title"], told, prefix)),
                   box("figcaption", span(words["map title"], class_="figure-title"), " · ",
                       words["map caption"]), class_="diagram map")


def setup(app):
    app.add_config_value("lab_prerequisites", {}, "env")
    for name, kind in (("audited", Audited), ("surprises", Surprises), ("map", PageMap)):
        app.add_directive(name, kind, override=True)
