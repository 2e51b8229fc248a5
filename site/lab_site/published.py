"""The listings as files beside the pages, and the headers that they include."""

import shutil
from pathlib import Path

from .place import LISTINGS

_SOURCES = {".cpp", ".hpp", ".py"}


def _copy(app, failure):
    if failure or app.builder.name != "html":
        return
    snippets, target = app.lab_book.root / "snippets", Path(app.outdir) / LISTINGS
    shutil.rmtree(target, ignore_errors=True)
    for path in sorted(snippets.rglob("*")):
        if path.suffix in _SOURCES and path.is_file() and not path.is_symlink():
            copy = target / path.relative_to(snippets)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


def setup(app):
    app.connect("build-finished", _copy)
