"""The figure of a measured experiment: finding, charts, caption, data, whole argument."""

from .. import tables
from ..elements import box
from ..provenance import run_rows
from . import choice, figure, finding, pairs
from .chart import NoSuchChart
from .drawer import CannotDraw


def figure_of(place, experiment, drawer, prefix, only=(), option=None, other=None):
    """(the figure or None, what went wrong with its charts or None).

    `other` is (experiment, machine) of the same experiment on a second machine.
    """
    words = place.words
    parts = tables.parts(place, experiment, only)
    if not parts:
        return None, None
    shown, trouble = [], None
    try:
        asked = choice.as_asked(experiment, option, words) if option else \
            choice.by_shape(experiment, only, words)
        found = [*asked, *_on_two_machines(place, experiment, other, words)]
        changes = [(name, number, change.get(words.language))
                   for number, (name, change) in enumerate(experiment.controls.items())]
        shown = figure.charts(drawer, found, finding.title(experiment, words), prefix, changes,
                              words)
    except (CannotDraw, NoSuchChart) as why:
        trouble = why
    except (ArithmeticError, ValueError) as why:  # a program may report what no axis can hold
        trouble = CannotDraw(f"{experiment.id} has numbers that cannot be drawn: {why}")
    argument = box("details", box("summary", words["whole argument"]),
                   box("div", *run_rows(place, experiment), class_="argument"))
    caption = tables.caption(place, experiment)
    if not shown:
        caption += argument
        return box("figure", *parts, caption, class_="measured"), trouble
    data = box("details", box("summary", words["as table"]), *parts,
               class_="chart-data")
    caption += [data, argument]
    return box("figure", finding.heading(experiment, words), *shown, caption,
               class_="measured charted"), trouble


def _on_two_machines(place, experiment, other, words):
    machine = place.book.machine_of(experiment)
    if other is None or machine is None or other[0].sha256 != experiment.sha256:
        return []
    names = [each.cpu if machine.cpu != other[1].cpu else f"Linux {each.kernel}"
             for each in (machine, other[1])]
    found = pairs.machines(experiment, other[0], *names, words)
    return [found] if found else []
