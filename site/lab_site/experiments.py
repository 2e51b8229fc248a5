"""The directive that gathers what no other page shows: each experiment with its claims."""

from docutils import nodes

from . import claims
from .book import Missing, Stale, Unknown
from .directive import ExperimentDirective
from .elements import code
from .here import draws_on
from .place import anchor
from .visible import visible


class Experiments(ExperimentDirective):
    """A section for every listing of a topic's folder that no page shows by `{listing}`."""

    def run(self):
        place, topic = self.place, self.arguments[0]
        names = [name for name in place.book.listings if name.startswith(f"{topic}/")]
        if not names:
            return self.complain(Unknown(topic))
        draws_on(self.env)
        rest = [name for name in names if not place.page_with_listing(name)]
        if not rest:
            return [claims.all_shown(place, names)]
        return [self.section(name) for name in rest]

    def section(self, name):
        place = self.place
        section = nodes.section(ids=[f"experiment-{anchor(name)}"])
        section += nodes.title("", "", *self.heading(name))
        decided = place.book.arguments_of(name)
        if decided:
            section += claims.decided(place, decided)
        section += self.listing(name)
        section += self.measured(name)
        return section

    def heading(self, name):
        """The experiment's title, which is evidence; its name where that is missing."""
        try:
            title = self.place.book.experiment(name).title
            return [nodes.Text(visible(title.get(self.place.language)))]
        except (Missing, Stale):
            return [code(name)]


def setup(app):
    app.add_directive("experiments", Experiments, override=True)
