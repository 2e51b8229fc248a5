"""Which pages are read again although their own source and evidence are as they were."""

from pathlib import Path

from .here import here
from .pages import Directive


def _uses(pages):
    return {name: [item.argument for item in page.only(Directive)
                   if item.name in ("claim", "answer", "followup")]
            for name, page in pages.items()}


def _homes(place):
    """Where each experiment is shown: links lead there from every page that draws on it."""
    shown = {name: place.shown_at(name) for name in place.book.listings}
    return {name: (at[0].name, at[1]) for name, at in shown.items() if at}


def _moved(before, now):
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}


def _touched(place, told, name, moved):
    """Whether a page gathers experiments of which one came or went, or links to one."""
    page = place.pages.get(name)
    gathers = page and any(one.rpartition("/")[0] in page.topics for one in moved)
    return gathers or moved & set(told.get("lab_experiments", ()))


def pages_to_read(app, env, added, changed, removed):
    """Pages that complained last time; those that tell of other pages, if these moved something."""
    place = here(env, app.config.root_doc)
    uses, homes = _uses(place.pages), _homes(place)
    moved = _moved(getattr(env, "lab_homes", {}), homes)
    all_again = moved or uses != getattr(env, "lab_uses", None)
    env.lab_uses, env.lab_homes = uses, homes
    return {
        name for name, told in env.metadata.items()
        if told.get("lab_troubled") or told.get("lab_all") and all_again
        or any(Path(each).exists() for each in told.get("lab_awaited", ()))
        or _touched(place, told, name, moved)} & env.found_docs - removed
