"""What narrows the ledger: drawn hidden, for only a script can make it work (ledger.js)."""

from . import uses
from .catalogue import TRUTHS
from .elements import box, span

ORIGINS = ("seed", "others", "beyond")
NOWHERE = "-"  # of a claim on no page


def _truths(place, arguments):
    return [(truth, place.words[truth]) for truth in TRUTHS]


def _verdicts(place, arguments):
    seen = dict.fromkeys(argument.state for argument in arguments)
    return [(state, place.words[state]) for state in seen]


def _topics(place, arguments):
    seen = dict.fromkeys(argument.sentence.topic for argument in arguments)
    return [(topic, place.topic(topic)) for topic in seen]


def _origins(place, arguments):
    seen = {argument.sentence.origin for argument in arguments} - {""}
    known = [origin for origin in ORIGINS if origin in seen]
    return [(origin, place.words.get(f"origin {origin}", origin))
            for origin in [*known, *sorted(seen - set(known))]]


def _pages(place, arguments):
    titles = {}
    for argument in arguments:
        experiment = argument.experiment and argument.experiment.id
        titles |= {page.name: page.title
                   for page, _ in uses.of(place, argument.sentence, experiment)}
    shown = [(name, titles[name]) for name in place.pages if name in titles]
    return [*shown, (NOWHERE, place.words["no page"])]


# What the address calls a filter, in the order in which a reader meets them.
FILTERS = {"topic": _topics, "truth": _truths, "verdict": _verdicts, "origin": _origins,
           "page": _pages}


def _choice(place, key, choices):
    words = place.words
    options = [box("option", words["filter any"], value="")]
    options += [box("option", told, value=value) for value, told in choices]
    return box("label", span(words[key]), box("select", *options, data_key=key))


def _text(place):
    words = place.words
    field = box("input", type="text", data_key="text", autocomplete="off", spellcheck="false",
                placeholder=words["filter hint"], enterkeyhint="search")
    return box("label", span(words["filter text"]), field, class_="filter-text")


def filters(place, arguments):
    """A choice a filter, the text, how many rows are left, and the way back to all."""
    words = place.words
    choices = [(key, found(place, arguments)) for key, found in FILTERS.items()]
    return box("div", _text(place),
               *(_choice(place, key, found) for key, found in choices if len(found) > 1),
               box("p", box("span", words("filter all", len(arguments)), class_="filter-count",
                            role="status", data_all=words["filter all"],
                            data_some=words["filter some"]),
                   box("button", words["filter reset"], type="button", class_="filter-reset",
                       hidden=""), class_="filter-state"),
               class_="filters", role="search", aria_label=words["filter claims"], hidden="")


def nothing(place):
    """What stands in place of rows when none is left, with the ways to get some back."""
    words = place.words
    return box("div", box("p", words["filter none"]), box("p", class_="filter-ways"),
               class_="filter-none", data_widen=words["filter widen"], hidden="")
