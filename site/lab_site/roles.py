"""The roles of a sentence: a measured value, a verdict, a link to a claim, a given quantity."""

import re

from sphinx.util.docutils import SphinxRole

from . import boxes, claims, compare_box, provenance, values
from .book import Missing, Stale, Unknown
from .elements import link, span
from .here import draws_on, here, warn
from .place import anchor
from .records import Cost, Fact

_EXPERIMENT = re.compile(r"^[a-z0-9_]+/[a-z0-9_]+$")
_TITLED = re.compile(r"^(.*?)\s*<([^<>]+)>$", re.DOTALL)


class LabRole(SphinxRole):
    @property
    def place(self):
        return here(self.env)

    def complain(self, trouble, text=None):
        words = self.place.words
        warn(self.env, trouble, text or boxes.words_for(trouble, words), self.get_location())
        return [boxes.missing_word(trouble, words)], []


class Measured(LabRole):
    """A claim's estimate, or `experiment#name`: a fact, an arm's cost, a point of a series."""

    def run(self):
        experiment, hash_, name = self.text.partition("#")
        try:
            return self.value(experiment, name) if hash_ else self.estimate(self.text)
        except (Missing, Stale, Unknown) as trouble:
            return self.complain(trouble)

    def estimate(self, claim):
        place = self.place
        argument = place.book.argument(claim)
        draws_on(self.env, argument.standing.experiment if argument.standing else None)
        if argument.trouble:
            raise argument.trouble
        decision = argument.decision
        shown = values.trial(decision, decision.real, place.words) if decision else None
        if shown is None:
            raise Missing(claim)
        rows = claims.sentence_rows(place, argument) + claims.argument_rows(place, argument)
        return [provenance.opens([shown], rows, "value",
                                 claims.measured_what(place, argument))], []

    def value(self, name, wanted):
        place = self.place
        draws_on(self.env, name)
        experiment = place.book.measured(name)
        shown = values.named(experiment, wanted, place.words)
        if shown is None:
            raise boxes.NoSuchValue(f"{name}#{wanted}")
        rows = [*self.rows(place, experiment, wanted),
                *compare_box.value_rows(place, experiment, wanted),
                *provenance.run_rows(place, experiment)]
        title = experiment.label(wanted, place.language)
        return [provenance.opens([shown], rows, "value", title)], []

    def rows(self, place, experiment, wanted):
        found = values.find(experiment, wanted)
        if isinstance(found, Fact):
            return provenance.fact_rows(place, found)
        if isinstance(found, Cost):
            return provenance.cost_rows(place, found)
        return provenance.point_rows(place, experiment.samples[wanted.partition("@")[0]], found)


class Verdict(LabRole):
    def run(self):
        try:
            argument = self.place.book.argument(self.text)
        except Unknown as trouble:
            return self.complain(trouble, self.place.words("no claim", self.text))
        draws_on(self.env, argument.standing.experiment if argument.standing else None)
        if argument.trouble:
            self.complain(argument.trouble)
        return [claims.badge(self.place, argument)], []


class ClaimRef(LabRole):
    """A link to the claim's page; `words <id>` says it in other words."""

    def run(self):
        titled = _TITLED.match(self.text)
        shown, claim = titled.groups() if titled else (self.text, self.text)
        place = self.place
        try:
            sentence = place.book.sentence(claim)
        except Unknown as trouble:
            return self.complain(trouble, place.words("no claim", claim))
        return [link(shown, place.to_claim(sentence), class_="claimref",
                     title=sentence.text.get(place.language))], []


class Given(LabRole):
    """A quantity that nobody measured, and whose it is."""

    def run(self):
        titled = _TITLED.match(self.text)
        if not titled or not titled[1]:
            return self.complain(Unknown(self.text), f"say whose “{self.text}” is: "
                                 "{given}`quantity <experiment or source>`")
        quantity, source = titled.groups()
        place = self.place
        if not _EXPERIMENT.match(source):
            rows = [span(place.words("given by", source), class_="card-text")]
            return [provenance.opens([quantity], rows, "given")], []
        try:
            place.book.listing(source)
        except Unknown as trouble:
            return self.complain(trouble)
        rows = [span(place.words("given in", source), " ",
                     link(anchor(source), place.to_experiment(source)), class_="card-text")]
        return [provenance.opens([quantity], rows, "given")], []


def setup(app):
    for name, kind in (("measured", Measured), ("verdict", Verdict), ("claimref", ClaimRef),
                       ("given", Given)):
        app.add_role(name, kind(), override=True)
