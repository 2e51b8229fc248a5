"""The one style sheet, script and icon of every page; the first two are made of parts in order."""

import shutil
from pathlib import Path

_THEME = Path(__file__).resolve().parent.parent / "theme"

STYLES = ("colours", "ground", "frame", "prose", "tables", "figures", "charts", "listings",
          "claims", "values", "folded", "ledger", "reference", "home", "narrow", "print")
SCRIPTS = ("colours", "place", "contents", "cards", "listings", "paper", "charts")


def joined(folder, names, ending):
    """The named parts of a folder of the theme, one after the other."""
    return "\n".join((_THEME / folder / f"{name}{ending}").read_text("utf-8") for name in names)


def write(app, failure):
    """build-finished: ours, and nothing of what Sphinx put there, which no page asks for."""
    if failure or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    shutil.rmtree(static, ignore_errors=True)
    static.mkdir(parents=True)
    (static / "lab.css").write_text(joined("styles", STYLES, ".css"), "utf-8")
    shutil.copy(_THEME / "icon.svg", static)
    (static / "lab.js").write_text(joined("scripts", SCRIPTS, ".js"), "utf-8")


def setup(app):
    app.connect("build-finished", write)
