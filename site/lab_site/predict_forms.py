"""What every form of a prediction gives to its page, and on what its answer rests."""

from dataclasses import dataclass, field

from . import guesses
from .book import Missing
from .charts import figure
from .elements import box, link
from .guesses import Unfit
from .here import draws_on


@dataclass(frozen=True)
class Form:
    """`told` are attributes for the script and `controls` what only it can offer; `labels` are
    other words for answers than their terms, `marks` more attributes of those terms.

    `doubt` says why the page's explanation does not hold on this machine; None where it does.
    """
    told: dict
    shown: list
    options: object = None
    right: str | None = None
    doubt: str | None = None
    labels: dict = field(default_factory=dict)
    controls: tuple = ()
    marks: dict = field(default_factory=dict)


def common_words(words, *keys):
    return {f"data_say_{key.replace(' ', '_')}": words[f"predict {key}"]
            for key in ("yours", *keys)}


def stand(directive):
    """(whether every claim that the explanation follows from holds here, whether one was tried)."""
    found = guesses.standing(directive.place.book, directive.claims)
    return (all(each.state in guesses.STANDS for each in found),
            any(each.state not in guesses.STANDS[1:] for each in found))


def grounds(directive, stands, tried):
    """Why the answer stands, or that it does not."""
    if not stands:
        return directive.grounds("predict undecided")
    return directive.grounds("predict from claim" if tried else "predict from sources")


def experiment_of(directive, target):
    """The experiment of `name#value` or `name@parameter`, on which the page now depends."""
    name = target.partition("#")[0].partition("@")[0]
    draws_on(directive.env, name)
    return name


def experiment_link(directive, name):
    place = directive.place
    try:
        title = place.book.experiment(name).title.get(place.language)
    except Missing:
        title = name
    return link(title, place.to_experiment(name))


def from_values(directive, name):
    return box("p", directive.place.words["predict from values"], " ",
               experiment_link(directive, name), class_="predict-grounds")


def limits(directive, otherwise):
    """(low, high, whether logarithmic) of the scale that the page gives."""
    low, high, *kind = directive.options.get("scale", otherwise).split() or [""]
    try:
        low, high = float(low), float(high)
    except ValueError:
        low = high = 0
    logarithmic = kind != ["linear"]
    if not low < high or (logarithmic and low <= 0) or kind not in ([], ["log"], ["linear"]):
        raise Unfit("wanted :scale: LOW HIGH, both above 0, or :scale: LOW HIGH linear; saw "
                    f"“{directive.options.get('scale', '')}”")
    return low, high, logarithmic


def drawing(directive, chart):
    """The chart under the question's name."""
    return figure.drawings(directive.env.app.lab_charts, chart, directive.title,
                           directive.chart_prefix(), directive.place.words)


def doubt(stands):
    return None if stands else "predict where"
