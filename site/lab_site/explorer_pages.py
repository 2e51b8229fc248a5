"""The small pages between a listing and Compiler Explorer: addresses there are long, these are not.

Each goes on at once, without a script, and holds the link for browsers that do not.
"""

import shutil
from html import escape
from pathlib import Path

from sphinx.errors import ConfigError
from sphinx.util import logging

from . import compilers
from .head import TAGS
from .here import here
from .listing import what_is_less
from .place import EXPLORER

LOG = logging.getLogger(__name__)
_PAGE = """\
<!DOCTYPE html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; \
img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={address}">
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="{up}_static/icon.svg">
<link rel="stylesheet" href="{up}_static/lab.css">
<link rel="stylesheet" href="{up}_static/leaving.css">
</head>
<body class="leaving">
<main>
<h1><a href="{address}" rel="noreferrer">{title}</a></h1>
{paragraphs}
</main>
</body>
</html>
"""


def _paragraphs(place, name, opened):
    words, host = place.words, place.book.explorer.host
    yield escape(words("explorer goes on", host))
    yield escape(words("explorer fragment" if opened.in_fragment else "explorer path", host))
    if less := what_is_less(words, opened):
        yield escape(less)
    yield f'<a href="{escape(place.to_experiment(name))}">{escape(words["explorer back"])}</a>'


def page(place, name, opened):
    """The page of one listing, in the place's language."""
    title = place.words("explorer title", place.book.listing(name).name)
    return _PAGE.format(tag=TAGS[place.language], address=escape(opened.address),
                        title=escape(title), up=f"{place.to_file('.')}/",
                        paragraphs="\n".join(f"<p>{each}</p>" for each in
                                             _paragraphs(place, name, opened)))


def write(app, failure):
    """build-finished: a page for each listing that a page shows and that can be opened."""
    if failure or app.builder.name != "html":
        return
    folder = Path(app.outdir) / EXPLORER
    shutil.rmtree(folder, ignore_errors=True)
    book = app.lab_book
    for name, opened in book.explorer.links(book.listings):
        place, path = here(app.env, f"{EXPLORER}/{name}"), folder / f"{name}.html"
        if place.shown_at(name):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(place, name, opened), "utf-8")
    for path, why in book.explorer.troubles.items():
        LOG.warning("%s", why, location=f"{path}:1")


def _settings(app, config):
    """config-inited: every page is read again when the compilers have changed."""
    try:
        found = compilers.load(Path(app.confdir) / compilers.FILE)
    except compilers.Malformed as why:
        raise ConfigError(str(why)) from why
    config.lab_compilers = repr(found)


def setup(app):
    app.add_config_value("lab_compilers", "", "env")
    app.connect("config-inited", _settings)
    app.connect("build-finished", write)
