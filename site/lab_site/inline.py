"""Every measured value that stands in a sentence or on a claim's card, as the pages show it."""

from dataclasses import dataclass

from . import values
from .book import Missing, Stale, Unknown
from .pages import Directive, Role
from .records import Fact


@dataclass(frozen=True)
class Shown:
    """One value on one page; `rounded` if a rerun may measure another one."""
    page: str
    name: str
    text: str
    rounded: bool


def _estimate(book, claim, words):
    argument = book.argument(claim)
    if argument.trouble:
        raise argument.trouble
    decision = argument.decision
    shown = values.trial(decision, decision.real, words) if decision else None
    if shown is None:
        raise Missing(claim)
    values_seen = decision.real.values
    return shown, decision.is_cost or any(each != values_seen[0] for each in values_seen)


def _named(book, text, words):
    experiment, _, name = text.partition("#")
    measured = book.measured(experiment)
    shown = values.named(measured, name, words)
    if shown is None:
        raise Missing(text)
    found = values.find(measured, name)
    return shown, not isinstance(found, Fact) and len(set(getattr(found, "values", (1, 2)))) > 1


def _names(page):
    """What the page's claims and roles name, each once, in order."""
    for item in page.items:
        if isinstance(item, Directive) and item.name == "claim":
            yield item.argument
        if isinstance(item, Role) and item.name == "measured":
            yield item.text


def on_page(book, page, words):
    """The page's values; those that nobody measured are left out, as the page leaves them out."""
    for name in dict.fromkeys(_names(page)):
        look_up = _named if "#" in name else _estimate
        try:
            yield Shown(page.name, name, *look_up(book, name, words))
        except (Missing, Stale, Unknown):
            continue
