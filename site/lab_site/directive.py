"""What every directive of ours can do, and those that show an experiment."""

from sphinx.util.docutils import SphinxDirective

from . import boxes, listing, portability, portability_box
from .book import Missing, Stale, Unknown
from .charts import drawer, measured
from .here import draws_on, here, warn


class LabDirective(SphinxDirective):
    """What every directive of ours can do."""

    has_content = False

    @property
    def place(self):
        return here(self.env)

    def complain(self, trouble, command=None):
        """Warns at the page's line and leaves a box where the value should be."""
        place = self.place
        warn(self.env, trouble, boxes.words_for(trouble, place.words), self.get_location())
        return [boxes.missing_box(trouble, place.words, command)]

    def chart_prefix(self):
        """Ids of a drawing, unlike all others of the page."""
        for path in drawer.sources():
            self.env.note_dependency(str(path))
        return f"chart-{self.env.new_serialno('chart')}"

    def once(self, drawing):
        """The first drawing of a thing on a page owns its anchor."""
        seen = self.env.temp_data.setdefault("lab_anchors", set())
        drawing["ids"] = [name for name in drawing["ids"] if name not in seen]
        seen.update(drawing["ids"])
        return drawing

    def inline(self, text):
        shown, messages = self.state.inline_text(text, self.lineno)
        return shown, messages


class ExperimentDirective(LabDirective):
    """One that shows what ran and what came out, each as nodes or as the box in their place."""

    required_arguments = 1

    def listing(self, name, begin=None, end=None):
        """The file that ran; its open region begins and ends with lines that begin so."""
        place = self.place
        draws_on(self.env, name)
        try:
            path = place.book.listing(name)
            portability_box.speaks_of(self.env, name)
            experiment, trouble = self.evidence(name)
            return [self.once(listing.listing_figure(place, name, path, experiment, trouble,
                                                     begin, end))]
        except Unknown as trouble:
            return self.complain(trouble)
        except portability.Broken as trouble:
            warn(self.env, trouble, str(trouble), self.get_location())
            return []
        except listing.NoSuchLine as trouble:
            warn(self.env, Unknown(name), f"no line of {name} begins with {trouble}",
                 self.get_location())
            return [boxes.missing_box(Unknown(name), place.words)]

    def evidence(self, name):
        """What ran, if it did; the listing itself is shown in either case."""
        try:
            return self.place.book.experiment(name), None
        except (Missing, Stale) as trouble:
            self.complain(trouble)
            return None, trouble

    def measured(self, name, only=(), chart=None):
        """What it reported: all, or what is named; as the charts of its shape, or as asked."""
        place = self.place
        draws_on(self.env, name)
        try:
            experiment = place.book.measured(name)
            shown, trouble = measured.figure_of(
                place, experiment, self.env.app.lab_charts, self.chart_prefix(), only, chart,
                place.book.elsewhere(name))
            if shown is None:
                raise boxes.NoSuchValue(name)
        except (Missing, Stale, Unknown) as trouble:
            return self.complain(trouble, f"./lab run {name}")
        if trouble:
            warn(self.env, trouble, str(trouble), self.get_location())
        return [shown]
