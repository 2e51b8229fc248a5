"""What a chart is before it is drawn: a specification in plain JSON, and what it says in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chart:
    """`spec` is all that the drawing needs, in the page's language.

    `name` is what this chart shows, `told` each of its values as a sentence part, `key` what its
    marks mean, `controls` the names of the controls that it draws, in the order of their symbols.
    """
    spec: dict
    name: str
    told: tuple
    key: tuple = ()
    controls: tuple = ()


class NoSuchChart(Exception):
    """A page asks for a chart that its experiment cannot fill; the text says why."""
