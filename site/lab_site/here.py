"""Where a directive or role stands: its page's place, its dependencies, its warnings."""

from sphinx.util import logging

from . import repository
from .book import Failed, Missing, NotBuilt, Refused, Stale, Unmet
from .place import Place
from .visible import visible
from .words import Words

LOG = logging.getLogger(__name__)


def here(env, docname=None):
    app = env.app
    return Place(app.lab_book, Words(app.config.language), docname or env.docname, app.builder,
                 app.lab_trees[Words(app.config.language).language], app.config.lab_ledger,
                 app.config.lab_topics, app.config.lab_report, repository.of(app.config))


def draws_on(env, experiment=None):
    """The page is out of date when this evidence changes."""
    book = env.app.lab_book
    for path in book.evidence_paths(experiment):
        env.note_dependency(str(path))
    for path in book.claims_dir.glob("*.toml"):
        env.note_dependency(str(path))
    if experiment:
        shown = env.metadata[env.docname].setdefault("lab_experiments", [])
        if experiment not in shown:
            shown.append(experiment)


def awaits(env, path):
    """The page is out of date when this file changes, or comes into being.

    Sphinx takes a dependency that is not there for changed, and would read the page at every build.
    """
    if path.exists():
        env.note_dependency(str(path))
    else:
        env.metadata[env.docname].setdefault("lab_awaited", []).append(str(path))


def speaks_of_all(env):
    """The page shows where every claim of the book stands."""
    draws_on(env)
    env.metadata[env.docname]["lab_all"] = True


def warn(env, trouble, text, location):
    """A value that nobody measured is a warning where evidence is demanded; a mistake always."""
    text = visible(text)
    tried = isinstance(trouble, (Unmet, NotBuilt, Failed))  # the evidence itself says so
    excused = isinstance(trouble, (Missing, Stale)) and (tried or not env.config.lab_strict)
    if excused and not isinstance(trouble, Refused):
        LOG.info("%s", text, location=location)
        return
    env.metadata[env.docname]["lab_troubled"] = True
    LOG.warning("%s", text, location=location)
